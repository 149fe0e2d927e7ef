package io.twoway.ddl;

import java.util.List;
import java.util.stream.IntStream;

/** Number of the session that runs a statement, which no other server has: a call of CONNECTION_ID(). */
public final class ConnectionNumber {

    private ConnectionNumber() {}

    /** Returns whether a statement uses it, and does not only name something so. */
    public static boolean isUsedIn(String statement) {
        List<DdlToken> tokens = DdlTokens.of(statement);
        return IntStream.range(0, tokens.size() - 2)
                .anyMatch(i -> tokens.get(i).isWord("CONNECTION_ID")
                        && tokens.get(i + 1).isSign('(')
                        && tokens.get(i + 2).isSign(')'));
    }
}
