package io.twoway.ddl;

import java.util.List;

/** CREATE TABLE ... LIKE, which has no definition of its own. */
public final class CopiedDefinition {

    private CopiedDefinition() {}

    /** Returns whether a statement makes a table by the definition of another one. */
    public static boolean isIn(String statement) {
        List<DdlToken> tokens = DdlTokens.of(statement);
        if (tokens.size() < 5
                || !tokens.get(0).isWord("CREATE")
                || !tokens.get(1).isWord("TABLE")) {
            return false;
        }
        int name = tokens.get(2).isWord("IF") && tokens.get(3).isWord("NOT") ? 5 : 2;
        int behind = isSignAt(tokens, name + 1, '.') ? name + 3 : name + 1;
        int like = isSignAt(tokens, behind, '(') ? behind + 1 : behind;
        return like < tokens.size() && tokens.get(like).isWord("LIKE");
    }

    private static boolean isSignAt(List<DdlToken> tokens, int index, char sign) {
        return index < tokens.size() && tokens.get(index).isSign(sign);
    }
}
