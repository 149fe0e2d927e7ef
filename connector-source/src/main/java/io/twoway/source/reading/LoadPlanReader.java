package io.twoway.source.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.debezium.DebeziumException;
import io.debezium.jdbc.JdbcConnection;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.source.filter.TableSelection;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.load.ObjectChoice;
import io.twoway.table.QuotedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/** Reads from a server what a full load of the selection is going to send. */
public final class LoadPlanReader {

    private static final String TABLES =
            """
            SELECT table_schema, table_name, COALESCE(table_rows, 0) FROM information_schema.tables
             WHERE table_type = 'BASE TABLE' ORDER BY table_schema, table_name""";

    private static final String KEYED =
            """
            SELECT DISTINCT table_schema, table_name
              FROM (SELECT table_schema, table_name, index_name FROM information_schema.statistics
                     WHERE non_unique = 0 GROUP BY table_schema, table_name, index_name
                    HAVING SUM(nullable = 'YES' OR sub_part IS NOT NULL OR column_name IS NULL) = 0) whole""";
    private static final String COLUMNS =
            """
            SELECT table_schema, table_name, column_name, column_type, is_nullable, character_set_name
              FROM information_schema.columns ORDER BY table_schema, table_name, ordinal_position""";

    private final TableSelection selection;
    private final BookkeepingDatabase bookkeeping;
    private final ObjectChoice choice;

    /** @param bookkeeping what is in this database stays where it is */
    public LoadPlanReader(TableSelection selection, BookkeepingDatabase bookkeeping, ObjectChoice choice) {
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
            Map<String, Long> estimates = new HashMap<>();
            List<String> tables = new ArrayList<>();
            connection.query(TABLES, rows -> {
                while (rows.next()) {
                    String database = rows.getString(1);
                    String table = rows.getString(2);
                    if (includesTable(database, table)) {
                        estimates.put(database + "." + table, rows.getLong(3));
                        tables.add(QuotedName.of(database, table));
                    }
                }
            });
            Set<String> keyless = new HashSet<>(estimates.keySet());
            keyless.removeAll(keyed(connection));
            return new LoadPlan(objects.read(choice), tables, estimates, keyless, structure(connection));
        } catch (SQLException e) {
            throw new DebeziumException("Could not read what the full load takes along: " + e.getMessage(), e);
        }
    }

    /** Returns the tables that have a primary key or a unique key without NULLs, as {@code database.table}. */
    static Set<String> keyed(JdbcConnection connection) throws SQLException {
        Set<String> keyed = new HashSet<>();
        connection.query(KEYED, rows -> {
            while (rows.next()) {
                keyed.add(rows.getString(1) + "." + rows.getString(2));
            }
        });
        return keyed;
    }

    private String structure(JdbcConnection connection) throws SQLException {
        CRC32C digest = new CRC32C();
        connection.query(COLUMNS, rows -> {
            while (rows.next()) {
                if (includesTable(rows.getString(1), rows.getString(2))) {
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        digest.update((rows.getString(column) + "\0").getBytes(UTF_8));
                    }
                }
            }
        });
        return Long.toHexString(digest.getValue());
    }

    private boolean includesTable(String database, String table) {
        return !isBookkeeping(database) && selection.includesTable(database, table);
    }

    private boolean isBookkeeping(String database) {
        return bookkeeping.name().equals(database);
    }
}
