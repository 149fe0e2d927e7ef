package io.twoway.ddl;

import java.util.List;

/** The addition of the binlog to CREATE TABLE ... SELECT, whose rows follow as a transaction: START TRANSACTION behind the columns. */
public final class SelectedRows {

    private SelectedRows() {}

    /** Returns whether rows follow a statement, which the server wrote, then. */
    public static boolean follow(String statement) {
        return !removedFrom(statement).equals(statement);
    }

    /** Returns a statement that makes the table only; any other one as it is. */
    public static String removedFrom(String statement) {
        List<DdlToken> tokens = DdlTokens.of(statement);
        if (!makesTable(tokens)) {
            return statement;
        }
        int depth = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            DdlToken token = tokens.get(i);
            depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            if (depth == 0 && isStart(token, tokens.get(i + 1))) {
                String behind = statement.substring(tokens.get(i + 1).end());
                return (statement.substring(0, token.start()).stripTrailing() + behind).stripTrailing();
            }
        }
        return statement;
    }

    /** Where options of other kinds come before the word TABLE, it is not what the server wrote. */
    private static boolean makesTable(List<DdlToken> tokens) {
        return tokens.size() > 2
                && tokens.get(0).isWord("CREATE")
                && tokens.get(1).isWord("TABLE");
    }

    private static boolean isStart(DdlToken first, DdlToken second) {
        return first.isWord("START") && second.isWord("TRANSACTION");
    }
}
