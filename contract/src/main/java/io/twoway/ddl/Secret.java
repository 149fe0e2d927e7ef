package io.twoway.ddl;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Passwords and their hashes in a statement, which no log and no message may show. */
public final class Secret {

    private static final String HIDDEN = "... (the rest is hidden: it has a password)";

    /** Words that a secret follows, at once or behind an equals sign or a parenthesis. */
    private static final Set<String> BEFORE = Set.of("PASSWORD", "CONNECTION", "SOURCE_PASSWORD", "MASTER_PASSWORD");

    private Secret() {}

    /** Returns the text as far as it may be shown. */
    public static String hiddenIn(String text) {
        OptionalInt begin = beginIn(text);
        return begin.isEmpty() ? text : text.substring(0, begin.getAsInt()) + HIDDEN;
    }

    static boolean isIn(String text) {
        return beginIn(text).isPresent();
    }

    private static OptionalInt beginIn(String text) {
        List<DdlToken> tokens = DdlTokens.of(text);
        return IntStream.range(0, tokens.size())
                .filter(i -> isBefore(tokens, i))
                .map(i -> tokens.get(i).end())
                .findFirst();
    }

    private static boolean isBefore(List<DdlToken> tokens, int i) {
        DdlToken token = tokens.get(i);
        boolean isSetForAccount =
                token.isWord("PASSWORD") && i > 0 && tokens.get(i - 1).isWord("SET");
        return token.isWord("IDENTIFIED")
                || isSetForAccount
                || (BEFORE.stream().anyMatch(token::isWord) && isFollowedByText(tokens, i));
    }

    /** In PASSWORD EXPIRE, and in a column of such a name, no text follows. */
    private static boolean isFollowedByText(List<DdlToken> tokens, int i) {
        return tokens.stream()
                .skip(i + 1L)
                .dropWhile(next -> next.isSign('=') || next.isSign('('))
                .findFirst()
                .filter(next -> next.kind() == DdlToken.Kind.TEXT)
                .isPresent();
    }
}
