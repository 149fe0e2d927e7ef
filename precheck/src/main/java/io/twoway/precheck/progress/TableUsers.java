package io.twoway.precheck.progress;

import io.twoway.contract.Stamp;
import io.twoway.ddl.SchemaObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the sessions of a server that use a table, so that a statement about it waits. */
public final class TableUsers {

    private static final String USERS =
            """
            SELECT DISTINCT t.processlist_id, t.processlist_user, t.processlist_host, t.processlist_command,
                   t.processlist_time, m.object_schema, m.object_name
              FROM performance_schema.metadata_locks m
              JOIN performance_schema.threads t ON t.thread_id = m.owner_thread_id
             WHERE m.lock_status = 'GRANTED' AND t.processlist_id <> CONNECTION_ID() AND m.object_type = 'TABLE'
               AND COALESCE(t.processlist_info, '') NOT LIKE ? AND (m.object_schema, m.object_name) IN (%s)
             LIMIT 5""";

    private final Connection connection;

    /** @param connection of a user who may read performance_schema; it stays open */
    public TableUsers(Connection connection) {
        this.connection = connection;
    }

    /**
     * Returns in words who uses one of the objects, but for sinks that run a statement themselves.
     *
     * @throws SQLException when the user may not see it
     */
    public List<String> of(List<SchemaObject> objects) throws SQLException {
        if (objects.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", Collections.nCopies(objects.size(), "(?, ?)"));
        try (PreparedStatement query = connection.prepareStatement(USERS.formatted(marks))) {
            query.setString(1, Stamp.STATEMENT_MARK + "%");
            for (int i = 0; i < objects.size(); i++) {
                query.setString(2 * i + 2, objects.get(i).database());
                query.setString(2 * i + 3, objects.get(i).name());
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
