package io.twoway.source.reading;

import io.debezium.jdbc.JdbcConnection;
import io.twoway.contract.OriginSession;
import io.twoway.source.load.CreatedObject;
import io.twoway.source.load.ObjectChoice;
import io.twoway.source.load.TriggerMode;
import io.twoway.source.load.TriggerText;
import io.twoway.source.load.ViewOrder;
import io.twoway.source.load.ViewOrder.ViewName;
import io.twoway.table.QuotedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.kafka.connect.errors.ConnectException;

/** Reads the selected schema objects of a server, each kind after those it may need. */
final class SchemaObjectReader {

    private static final String VIEWS = "SELECT table_schema, table_name FROM information_schema.views ORDER BY 1, 2";
    private static final String VIEW_USES =
            """
            SELECT view_schema, view_name, table_schema, table_name FROM information_schema.view_table_usage""";
    private static final String ROUTINES =
            """
            SELECT routine_schema, routine_name, routine_type FROM information_schema.routines
             ORDER BY routine_type, routine_schema, routine_name""";
    private static final String TRIGGERS =
            """
            SELECT trigger_schema, trigger_name, definer, action_timing, event_manipulation, event_object_table,
                   action_statement, sql_mode, character_set_client, collation_connection
              FROM information_schema.triggers
             ORDER BY trigger_schema, event_object_table, event_manipulation, action_timing, action_order""";
    private static final String ACCOUNTS =
            """
            SELECT user, host FROM mysql.user
             WHERE user NOT IN ('root', 'mysql.sys', 'mysql.session', 'mysql.infoschema')
               AND CONCAT(user, '@', host) <> CURRENT_USER()
             ORDER BY authentication_string <> '', user, host""";

    private static final String HASHES_AS_HEX = "SHOW VARIABLES LIKE 'print_identified_with_as_hex'";
    private static final Set<String> OF_MYSQL = Set.of("mysql", "sys", "performance_schema", "information_schema");

    private final JdbcConnection connection;
    private final Predicate<String> databases;
    private final BiPredicate<String, String> tables;

    /**
     * @param databases which of them are selected
     * @param tables which tables and views are, by database and name
     */
    SchemaObjectReader(JdbcConnection connection, Predicate<String> databases, BiPredicate<String, String> tables) {
        this.connection = connection;
        this.databases = databases;
        this.tables = tables;
    }

    /**
     * Returns what was chosen, in an order in which it can be created.
     *
     * @throws SQLException when the server does not answer, or refuses to tell
     * @throws ConnectException when the account may see that a routine exists, but not its text
     */
    List<CreatedObject> read(ObjectChoice choice) throws SQLException {
        List<CreatedObject> objects = new ArrayList<>();
        if (choice.accounts()) {
            objects.addAll(accounts());
        }
        if (choice.routines()) {
            objects.addAll(routines());
        }
        if (choice.views()) {
            objects.addAll(views());
        }
        if (choice.triggers() != TriggerMode.NONE) {
            objects.addAll(triggers(choice.triggers()));
        }
        if (choice.accounts()) {
            objects.addAll(grants()); // last: they name what was created before
        }
        return objects;
    }

    private List<CreatedObject> views() throws SQLException {
        List<ViewName> views = rows(VIEWS, row -> new ViewName(row.getString(1), row.getString(2))).stream()
                .filter(view -> tables.test(view.database(), view.name()))
                .toList();
        Map<ViewName, Set<ViewName>> reads = new HashMap<>();
        rows(VIEW_USES, row -> reads.computeIfAbsent(
                        new ViewName(row.getString(1), row.getString(2)), view -> new HashSet<>())
                .add(new ViewName(row.getString(3), row.getString(4))));
        List<CreatedObject> objects = new ArrayList<>();
        for (ViewName view : ViewOrder.of(views, reads)) {
            objects.add(shown(
                    "VIEW",
                    view.database(),
                    view.name(),
                    row -> new Shown(row.getString(2), session(Optional.empty(), row.getString(3), row.getString(4)))));
        }
        return objects;
    }

    private List<CreatedObject> routines() throws SQLException {
        record Routine(String database, String name, String type) {}
        List<Routine> routines =
                rows(ROUTINES, row -> new Routine(row.getString(1), row.getString(2), row.getString(3)));
        List<CreatedObject> objects = new ArrayList<>();
        for (Routine routine : routines) {
            if (!OF_MYSQL.contains(routine.database()) && databases.test(routine.database())) {
                objects.add(shown(
                        routine.type(),
                        routine.database(),
                        routine.name(),
                        row -> new Shown(
                                row.getString(3),
                                session(Optional.of(row.getString(2)), row.getString(4), row.getString(5)))));
            }
        }
        return objects;
    }

    private List<CreatedObject> triggers(TriggerMode mode) throws SQLException {
        return rows(TRIGGERS, SchemaObjectReader::trigger).stream()
                .filter(trigger -> tables.test(trigger.database(), trigger.table()))
                .map(trigger -> trigger.object(mode))
                .toList();
    }

    private static TriggerText trigger(ResultSet row) throws SQLException {
        return new TriggerText(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                session(Optional.of(row.getString(8)), row.getString(9), row.getString(10)));
    }

    /** What MySQL keeps of the session that made an object; it sets the same when it reads the object's text. */
    private static OriginSession session(Optional<String> sqlMode, String client, String collation) {
        OriginSession session =
                OriginSession.NONE.with("character_set_client", client).with("collation_connection", collation);
        return sqlMode.map(mode -> session.with("sql_mode", mode)).orElse(session);
    }

    /** Roles first: an account without a password may be one, and accounts are told theirs when they are created. */
    private List<String> accountNames() throws SQLException {
        if (!rows(HASHES_AS_HEX, row -> row.getString(1)).isEmpty()) {
            connection.execute("SET SESSION print_identified_with_as_hex = ON");
        }
        return rows(ACCOUNTS, row -> text(row.getString(1)) + "@" + text(row.getString(2)));
    }

    private List<CreatedObject> accounts() throws SQLException {
        List<CreatedObject> objects = new ArrayList<>();
        for (String name : accountNames()) {
            String statement =
                    rows("SHOW CREATE USER " + name, row -> row.getString(1)).get(0);
            objects.add(
                    new CreatedObject("", name, statement.replaceFirst("^CREATE USER ", "CREATE USER IF NOT EXISTS ")));
        }
        return objects;
    }

    private List<CreatedObject> grants() throws SQLException {
        List<CreatedObject> objects = new ArrayList<>();
        for (String name : accountNames()) {
            rows("SHOW GRANTS FOR " + name, row -> row.getString(1))
                    .forEach(grant -> objects.add(new CreatedObject("", name, grant)));
        }
        return objects;
    }

    private CreatedObject shown(String kind, String database, String name, Reader<Shown> reader) throws SQLException {
        Shown shown = rows("SHOW CREATE " + kind + " " + QuotedName.of(database, name), reader)
                .get(0);
        String statement = Optional.ofNullable(shown.statement())
                .orElseThrow(() -> new ConnectException("The text of " + kind + " " + database + "." + name
                        + " is hidden from the account of this connector, so the full load cannot take it along. GRANT"
                        + " SHOW_ROUTINE ON *.* to it (MySQL 8.0.20 or later; SELECT ON *.* before), or set "
                        + "'include.routines' to false."));
        return new CreatedObject(database, name, statement, shown.session());
    }

    private <T> List<T> rows(String query, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        connection.query(query, result -> {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        });
        return rows;
    }

    private static String text(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Answer of SHOW CREATE; the statement is null for those who may not see it. */
    private record Shown(String statement, OriginSession session) {}

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
