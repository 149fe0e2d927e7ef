package io.twoway.ddl;

import io.twoway.contract.OriginSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Effects of a statement on rows beyond what its words say: another server that runs it may do something else. */
public sealed interface LocalEffect {

    /** The same on every server. */
    record None() implements LocalEffect {}

    /** It changes rows, and no definition. */
    record ChangesRows() implements LocalEffect {}

    /** It takes the rows of a table from its file, or lets go of them. */
    record MovesFiles() implements LocalEffect {}

    /**
     * It gives numbers to rows, in whatever order it finds them.
     *
     * @param table the table
     * @param column the column whose rows without a number get one; empty when all rows do
     */
    record NumbersRows(SchemaObject table, Optional<String> column) implements LocalEffect {}

    /** Verbs of statements that travel as rows. */
    Set<String> OF_ROWS =
            Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "LOAD", "CALL", "DO", "SELECT", "VALUES");

    /** Returns what a statement does, as the server read it in its session. */
    static LocalEffect of(DdlStatement statement, OriginSession session) {
        List<DdlToken> tokens = DdlTokens.of(statement.text(), session);
        boolean changesRows = tokens.stream()
                .dropWhile(token -> token.isSign('('))
                .findFirst()
                .filter(verb -> OF_ROWS.stream().anyMatch(verb::isWord))
                .isPresent();
        if (changesRows) {
            return new ChangesRows();
        }
        boolean alters =
                statement.action() == DdlStatement.Action.ALTER || statement.action() == DdlStatement.Action.RENAME;
        return alters && statement.objects().get(0).kind() == SchemaObject.Kind.TABLE
                ? new AlterClauses(statement.objects().get(0), tokens).effect()
                : new None();
    }
}
