package io.twoway.sink.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** While this is open, MySQL stores the value of an ENUM that is none of its labels, as it once did at the origin. */
final class LenientSession {

    private final Connection connection;

    private LenientSession(Connection connection) {
        this.connection = connection;
    }

    static LenientSession open(Connection connection) throws SQLException {
        LenientSession session = new LenientSession(connection);
        session.setMode("REPLACE(@@SESSION.sql_mode, 'STRICT_ALL_TABLES', '')");
        return session;
    }

    void close() throws SQLException {
        setMode("CONCAT(@@SESSION.sql_mode, ',STRICT_ALL_TABLES')");
    }

    private void setMode(String mode) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = " + mode);
        }
    }
}
