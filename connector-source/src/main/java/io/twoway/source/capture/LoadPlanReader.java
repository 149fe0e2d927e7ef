package io.twoway.source.capture;

import io.debezium.DebeziumException;
import io.debezium.jdbc.JdbcConnection;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.load.ObjectChoice;
import io.twoway.source.stream.Selection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads from a server what a full load of the selection is going to send. */
public final class LoadPlanReader {

    private static final String ESTIMATES =
            """
            SELECT table_schema, table_name, COALESCE(table_rows, 0) FROM information_schema.tables
             WHERE table_type = 'BASE TABLE'""";

    private final Selection selection;
    private final BookkeepingDatabase bookkeeping;
    private final ObjectChoice choice;

    /** @param bookkeeping what is in this database stays where it is */
    public LoadPlanReader(Selection selection, BookkeepingDatabase bookkeeping, ObjectChoice choice) {
        this.selection = selection;
        this.bookkeeping = bookkeeping;
        this.choice = choice;
    }

    /**
     * Reads the plan.
     *
     * @param connection the snapshot's, so that what is read fits what it reads
     * @throws DebeziumException when the server does not answer, or refuses to tell
     */
    public LoadPlan read(JdbcConnection connection) {
        SchemaObjectReader objects = new SchemaObjectReader(
                connection,
                database -> !isBookkeeping(database) && selection.includesDatabase(database),
                this::includesTable);
        try {
            return new LoadPlan(objects.read(choice), estimates(connection));
        } catch (SQLException e) {
            throw new DebeziumException("Could not read what the full load takes along: " + e.getMessage(), e);
        }
    }

    private Map<String, Long> estimates(JdbcConnection connection) throws SQLException {
        Map<String, Long> estimates = new HashMap<>();
        connection.query(ESTIMATES, rows -> {
            while (rows.next()) {
                if (includesTable(rows.getString(1), rows.getString(2))) {
                    estimates.put(rows.getString(1) + "." + rows.getString(2), rows.getLong(3));
                }
            }
        });
        return estimates;
    }

    private boolean includesTable(String database, String table) {
        return !isBookkeeping(database) && selection.includesTable(database, table);
    }

    private boolean isBookkeeping(String database) {
        return bookkeeping.name().equals(database);
    }
}
