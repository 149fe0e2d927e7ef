package io.twoway.ddl;

import java.util.List;
import java.util.Optional;

/** The names in an ALTER TABLE, but for those of the table itself: its columns, keys and so on. */
public final class AlteredNames {

    private final String statement;
    private final List<DdlToken> tokens;

    private AlteredNames(String statement) {
        this.statement = statement;
        this.tokens = DdlTokens.of(statement);
    }

    /**
     * Returns an ALTER TABLE with another character in the place of each backtick of such a name; empty when the statement is
     * none, or has no such name.
     */
    public static Optional<String> withoutBackticks(String statement, char standIn) {
        return new AlteredNames(statement).replaced(standIn);
    }

    private Optional<String> replaced(char standIn) {
        if (tokens.size() < 3
                || !tokens.get(0).isWord("ALTER")
                || !tokens.get(1).isWord("TABLE")) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (int i = behindName(2); i < tokens.size(); i++) {
            DdlToken token = tokens.get(i);
            if (token.kind() == DdlToken.Kind.NAME && token.text().contains("`") && !isNewNameOfTable(i)) {
                text.append(statement, copied, token.start())
                        .append('`')
                        .append(token.text().replace('`', standIn))
                        .append('`');
                copied = token.end();
            }
        }
        return copied == 0
                ? Optional.empty()
                : Optional.of(text.append(statement.substring(copied)).toString());
    }

    private int behindName(int first) {
        boolean withDatabase =
                first + 2 < tokens.size() && tokens.get(first + 1).isSign('.');
        return withDatabase ? first + 3 : first + 1;
    }

    /** Behind RENAME, TO, AS and = may stand, and the name of a database; before that of a column or key stands its kind. */
    private boolean isNewNameOfTable(int index) {
        int before = index - 1;
        if (tokens.get(before).isSign('.')) {
            before -= 2;
        }
        if (tokens.get(before).isWord("TO")
                || tokens.get(before).isWord("AS")
                || tokens.get(before).isSign('=')) {
            before--;
        }
        return tokens.get(before).isWord("RENAME");
    }
}
