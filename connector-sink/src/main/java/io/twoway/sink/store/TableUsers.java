package io.twoway.sink.store;

import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sessions of the destination that use a table, so that a statement about it waits. */
final class TableUsers {

    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private static final String USERS =
            """
            SELECT DISTINCT t.processlist_id, t.processlist_user, t.processlist_host, t.processlist_command,
                   t.processlist_time, m.object_schema, m.object_name
              FROM performance_schema.metadata_locks m
              JOIN performance_schema.threads t ON t.thread_id = m.owner_thread_id
             WHERE m.lock_status = 'GRANTED' AND t.processlist_id <> CONNECTION_ID() AND m.object_type = 'TABLE'
               AND (m.object_schema, m.object_name) IN (%s)
             LIMIT 5""";

    private TableUsers() {}

    /** Returns an error which, where a statement waited for a table, says whose turn it was. */
    static SQLException namedIn(SQLException failure, Connection connection, DdlStatement statement) {
        List<SchemaObject> objects = statement.objects();
        if (failure.getErrorCode() != LOCK_WAIT_TIMEOUT || objects.isEmpty()) {
            return failure;
        }
        String message = failure.getMessage() + ". " + said(connection, objects);
        return new SQLException(message, failure.getSQLState(), failure.getErrorCode(), failure);
    }

    private static String said(Connection connection, List<SchemaObject> objects) {
        try {
            List<String> users = users(connection, objects);
            return users.isEmpty()
                    ? "The session that used its tables has let go meanwhile"
                    : "Its tables are used by " + String.join("; ", users)
                            + ". Let these sessions end their transactions, or KILL them";
        } catch (SQLException e) {
            return "Who uses its tables cannot be seen (" + e.getMessage()
                    + "): look into performance_schema.metadata_locks";
        }
    }

    private static List<String> users(Connection connection, List<SchemaObject> objects) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(objects.size(), "(?, ?)"));
        try (PreparedStatement query = connection.prepareStatement(USERS.formatted(marks))) {
            for (int i = 0; i < objects.size(); i++) {
                query.setString(2 * i + 1, objects.get(i).database());
                query.setString(2 * i + 2, objects.get(i).name());
            }
            List<String> users = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    users.add("session %d (%s@%s, %s for %d s: %s.%s)"
                            .formatted(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getLong(5),
                                    row.getString(6),
                                    row.getString(7)));
                }
            }
            return users;
        }
    }
}
