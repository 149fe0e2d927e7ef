package io.twoway.sink.store.session;

import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.precheck.progress.TableUsers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Names the sessions that used a table for which a statement waited in vain. */
final class WaitedFor {

    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private WaitedFor() {}

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
            List<String> users = new TableUsers(connection).of(objects);
            return users.isEmpty()
                    ? "The session that used its tables has let go meanwhile"
                    : "Its tables are used by " + String.join("; ", users)
                            + ". Let these sessions end their transactions, or KILL them";
        } catch (SQLException e) {
            return "Who uses its tables cannot be seen (" + e.getMessage()
                    + "): look into performance_schema.metadata_locks";
        }
    }
}
