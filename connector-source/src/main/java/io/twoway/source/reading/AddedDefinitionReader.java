package io.twoway.source.reading;

import io.debezium.jdbc.JdbcConnection;
import io.twoway.offset.AddedTable;
import io.twoway.source.added.AddedDefinition;
import io.twoway.table.QuotedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;

/** Reads the statements that make added tables, and their size. */
final class AddedDefinitionReader {

    /** MySQL's errors for a database, a column or a table that is not there. */
    static final Set<Integer> GONE = Set.of(1049, 1054, 1146);

    private final JdbcConnection connection;

    AddedDefinitionReader(JdbcConnection connection) {
        this.connection = connection;
    }

    /**
     * Returns what makes a table; empty when it is gone.
     *
     * @throws ConnectException when it has no key
     */
    Optional<AddedDefinition> of(AddedTable table) throws SQLException {
        List<String> statements;
        try {
            statements = List.of(
                    shown("DATABASE " + QuotedName.of(table.database())),
                    shown("TABLE " + QuotedName.of(table.database(), table.name())));
        } catch (SQLException e) {
            if (GONE.contains(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
        requireKey(table);
        return Optional.of(new AddedDefinition(statements, size(table, "TABLE_ROWS")));
    }

    private void requireKey(AddedTable table) throws SQLException {
        if (!LoadPlanReader.keyed(connection).contains(table.toString())) {
            throw new ConnectException(
                    "Table " + table + " was added to the selection of a running pair, but has neither a"
                            + " primary key nor a unique key without NULLs: its rows cannot be read in parts. Nothing of it was"
                            + " sent. Give it a key (ALTER TABLE ... ADD PRIMARY KEY), or take it out of the selection, and restart"
                            + " the task.");
        }
    }

    /** Returns the usual length of a row, in bytes, as the server estimates it; 0 when it does not. */
    long rowLength(AddedTable table) throws SQLException {
        return size(table, "AVG_ROW_LENGTH");
    }

    private String shown(String what) throws SQLException {
        return connection.queryAndMap("SHOW CREATE " + what, row -> {
            row.next();
            return row.getString(2);
        });
    }

    private long size(AddedTable table, String column) throws SQLException {
        return connection.prepareQueryAndMap(
                "SELECT COALESCE(" + column
                        + ", 0) FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
                query -> {
                    query.setString(1, table.database());
                    query.setString(2, table.name());
                },
                row -> row.next() ? row.getLong(1) : 0L);
    }
}
