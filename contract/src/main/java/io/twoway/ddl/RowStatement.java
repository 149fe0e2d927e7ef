package io.twoway.ddl;

import java.util.List;
import java.util.Optional;

/**
 * A statement that changes rows, as the binlog has it in the place of the rows when its session's format is not ROW; making
 * and dropping a temporary table is one too, since both change what one session has and no table.
 *
 * @param verb its first word, in capitals
 * @param tables the tables that it names as its target, views among them; one that it only joins may be among them as well
 * @param known whether it can change no other table, but for what triggers and foreign keys do; false for a call of a function
 */
public record RowStatement(String verb, List<SchemaObject> tables, boolean known) {

    public RowStatement {
        tables = List.copyOf(tables);
    }

    /**
     * Reads a statement; empty for one that changes no rows, such as DDL or BEGIN.
     *
     * @param database the default database of its session; empty text for none
     */
    public static Optional<RowStatement> read(String text, String database) {
        return new RowStatementReader(text, database).read();
    }

    /**
     * Reads a statement that changes the definition, an index or all rows of a table that its session alone sees, if the event is
     * marked as specific to its session; empty for any other, and for one that may be marked because it asks for the session's
     * number.
     */
    public static Optional<RowStatement> ofSession(String text, String database) {
        return new RowStatementReader(text, database)
                .alteration()
                .map(verb -> new RowStatement(
                        verb,
                        DdlStatement.read(text, database).objects().stream()
                                .limit(1)
                                .toList(),
                        true));
    }
}
