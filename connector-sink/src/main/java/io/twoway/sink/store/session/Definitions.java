package io.twoway.sink.store.session;

import io.twoway.ddl.SchemaObject;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.store.failure.SqlFailure;
import io.twoway.sink.store.table.ShownDefinition;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Reads definitions of objects at the destination, so that a later look shows whether they were changed. */
final class Definitions {

    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_SUCH_TABLE = 1146;

    private static final String ROUTINE =
            """
            SELECT CONCAT_WS('|', created, last_altered, definer, security_type, sql_data_access, is_deterministic,
                             routine_comment, routine_definition)
              FROM information_schema.routines
             WHERE routine_schema = ? AND routine_name = ? AND routine_type = ?""";

    private static final String TRIGGER =
            """
            SELECT CONCAT_WS('|', definer, action_timing, event_manipulation, event_object_table, action_statement)
              FROM information_schema.triggers WHERE trigger_schema = ? AND trigger_name = ?""";

    private Definitions() {}

    /** Returns the definition; empty when there is no such object. */
    static Optional<String> of(Connection connection, SchemaObject object) throws SQLException {
        String name = QuotedName.of(object.name());
        return switch (object.kind()) {
            case TABLE, VIEW ->
                shown(connection, "SHOW CREATE TABLE " + QuotedName.of(object.database(), object.name()))
                        .map(ShownDefinition::withoutNextNumber); // which rows change, too
            case DATABASE -> shown(connection, "SHOW CREATE DATABASE " + name);
            case FUNCTION, PROCEDURE -> routine(connection, object);
            case TRIGGER -> trigger(connection, object);
        };
    }

    private static Optional<String> shown(Connection connection, String show) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(show)) {
            row.next();
            return Optional.of(row.getString(2));
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE || e.getErrorCode() == NO_SUCH_DATABASE) {
                return Optional.empty();
            }
            if (SqlFailure.of(e) != FailureKind.FATAL) {
                throw e;
            }
            // such as a view over a table that is gone: it is there, and that is what it looks like
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> trigger(Connection connection, SchemaObject trigger) throws SQLException {
        return first(connection, TRIGGER, trigger.database(), trigger.name());
    }

    private static Optional<String> routine(Connection connection, SchemaObject routine) throws SQLException {
        return first(
                connection,
                ROUTINE,
                routine.database(),
                routine.name(),
                routine.kind().name());
    }

    private static Optional<String> first(Connection connection, String sql, String... names) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < names.length; i++) {
                query.setString(i + 1, names[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
