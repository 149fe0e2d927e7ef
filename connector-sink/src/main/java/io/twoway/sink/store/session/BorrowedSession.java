package io.twoway.sink.store.session;

import io.twoway.contract.OriginSession;
import io.twoway.value.SystemZone;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sink's session while it is like that of a statement at the origin: what MySQL's own replica sets is set, and set back
 * at the end.
 */
final class BorrowedSession implements AutoCloseable {

    private static final String TIME_ZONE = "time_zone";

    /** Whoever may log in may set them. */
    private static final Set<String> FREE = Set.of(
            "sql_mode",
            "timestamp",
            "character_set_client",
            "collation_connection",
            "collation_server",
            "lc_time_names",
            "unique_checks");

    /** They need a privilege, on some servers, and are the same on both as a rule: they are set where they are not. */
    private static final Set<String> GUARDED = Set.of(
            "explicit_defaults_for_timestamp",
            "sql_require_primary_key",
            "default_table_encryption",
            "pseudo_thread_id",
            "default_collation_for_utf8mb4",
            "collation_database");

    private static final Set<String> COLLATIONS = Set.of("default_collation_for_utf8mb4", "collation_database");

    /**
     * The origin has checked foreign keys, and rows or tables that they need may still be on their way, or not be selected.
     * No number is generated here: see LocalEffect. And one is no variable.
     */
    private static final Set<String> LEFT =
            Set.of("foreign_key_checks", "auto_increment_increment", "auto_increment_offset", OriginSession.MADE);

    private static final int UNKNOWN_TIME_ZONE = 1298;

    private final Connection connection;

    // Mutable state
    private final Map<String, String> before = new LinkedHashMap<>();

    private BorrowedSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes the session like the origin's.
     *
     * @throws SQLException when a variable cannot be set here; the message says which, and the cure
     */
    static BorrowedSession open(Connection connection, OriginSession origin) throws SQLException {
        BorrowedSession session = new BorrowedSession(connection);
        try {
            session.enter(origin.variables());
            return session;
        } catch (SQLException e) {
            try (session) {
                throw e;
            }
        }
    }

    /** Runs a statement in this session, of which the server takes a single one. */
    void run(SentText text, SingleStatement guard) throws SQLException {
        text.run(guard.connection());
    }

    /** Sets everything back; a session in which that fails is given up. */
    @Override
    public void close() throws SQLException {
        if (before.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            connection.commit();
            statement.execute(assignments(before));
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw new SQLException("the session could not be set back: " + e.getMessage(), "08S01", e);
        }
    }

    private void enter(Map<String, String> origin) throws SQLException {
        requireKnown(origin);
        Map<String, String> free = new LinkedHashMap<>(origin);
        free.keySet().retainAll(FREE);
        set(free);
        if (origin.containsKey(TIME_ZONE)) {
            enterZone(origin.get(TIME_ZONE));
        }
        Map<String, String> guarded = new LinkedHashMap<>(origin);
        guarded.keySet().retainAll(GUARDED);
        Map<String, String> current = values(guarded.keySet());
        for (Map.Entry<String, String> variable : guarded.entrySet()) {
            if (!variable.getValue().equals(current.get(variable.getKey()))) {
                set(Map.of(variable.getKey(), variable.getValue()));
            }
        }
    }

    private static void requireKnown(Map<String, String> origin) throws SQLException {
        List<String> unknown = new ArrayList<>(origin.keySet());
        unknown.removeAll(FREE);
        unknown.removeAll(GUARDED);
        unknown.removeAll(LEFT);
        unknown.remove(TIME_ZONE);
        if (!unknown.isEmpty()) {
            throw new SQLException(
                    "the origin's session has " + unknown + ", which this version of the sink does not know:"
                            + " install the version of the source on the workers of the sink too");
        }
    }

    /** Names of zones need tables that a server may lack; if its system's zone is the same, that one will do. */
    private void enterZone(String zone) throws SQLException {
        if (zone.equals("SYSTEM")) {
            throw new SQLException(
                    "the origin's session was in the time zone of its operating system, which has no name that"
                            + " would mean the same here. Set default_time_zone at the origin, to a name or a number of hours such"
                            + " as '+08:00', and run the statement there again or here by hand");
        }
        try {
            set(Map.of(TIME_ZONE, zone));
        } catch (SQLException e) {
            if (e.getErrorCode() != UNKNOWN_TIME_ZONE) {
                throw e;
            }
            set(Map.of(TIME_ZONE, "SYSTEM"));
            if (!SystemZone.has(zone, offsets())) {
                throw e;
            }
        }
    }

    private List<Integer> offsets() throws SQLException {
        List<Integer> offsets = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SystemZone.OFFSETS)) {
            while (rows.next()) {
                offsets.add(rows.getInt(1));
            }
        }
        return offsets;
    }

    private void set(Map<String, String> variables) throws SQLException {
        if (variables.isEmpty()) {
            return;
        }
        Map<String, String> old = values(variables.keySet());
        old.replaceAll((name, value) -> name.equals("timestamp") ? "DEFAULT" : value);
        try (Statement statement = connection.createStatement()) {
            statement.execute(assignments(variables));
            old.forEach(before::putIfAbsent);
        } catch (SQLException e) {
            throw unsettable(variables, e);
        }
    }

    private Map<String, String> values(Set<String> names) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return values;
        }
        String list = names.stream().map(BorrowedSession::selected).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + list)) {
            row.next();
            int column = 1;
            for (String name : names) {
                values.put(name, row.getString(column));
                column++;
            }
            connection.commit(); // some variables can be set between transactions only, and a look begins one
            return values;
        } catch (SQLException e) {
            throw unsettable(Map.of(names.toString(), "..."), e);
        }
    }

    /** The binlog has the numbers of collations. */
    private static String selected(String name) {
        return COLLATIONS.contains(name)
                ? "(SELECT id FROM information_schema.collations WHERE collation_name = @@session." + name + ")"
                : "@@session." + name;
    }

    private static String assignments(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + " = " + literal(variable.getValue()))
                .collect(Collectors.joining(", SESSION ", "SET SESSION ", ""));
    }

    /** Some variables take no text of a session whose literals are UTF-16, so the set is named. */
    private static String literal(String value) {
        return value.matches("\\d+(\\.\\d+)?|DEFAULT")
                ? value
                : "_utf8mb4'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static SQLException unsettable(Map<String, String> variables, SQLException cause) {
        String cure =
                switch (cause.getErrorCode()) {
                    case 1227 ->
                        ". GRANT SESSION_VARIABLES_ADMIN ON *.* to the sink's user, or give the variable the same"
                                + " global value on both servers";
                    case UNKNOWN_TIME_ZONE ->
                        ". Load the time zone tables (mysql_tzinfo_to_sql) at the destination, or set default_time_zone"
                                + " of the origin to a number of hours such as '+08:00'";
                    case 1193, 1231, 1273 -> ". The destination must not be older than the origin: upgrade it";
                    default -> "";
                };
        return new SQLException(
                "the origin's session had " + variables + ", which cannot be set here: " + cause.getMessage() + cure,
                cause.getSQLState(),
                cause.getErrorCode(),
                cause);
    }
}
