package io.twoway.sink.store.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A session in which MySQL, until this is closed, stores what it can of a value that does not fit, as it once did at
 * the origin.
 */
final class LenientSession {

    private final Connection connection;
    private final String mode;

    private LenientSession(Connection connection, String mode) {
        this.connection = connection;
        this.mode = mode;
    }

    /** Opens one, also inside of another. */
    static LenientSession open(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@SESSION.sql_mode")) {
            row.next();
            LenientSession session = new LenientSession(connection, row.getString(1));
            session.setMode(session.mode.replace("STRICT_ALL_TABLES", ""));
            return session;
        }
    }

    void close() throws SQLException {
        setMode(mode);
    }

    private void setMode(String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SET SESSION sql_mode = ?")) {
            statement.setString(1, text);
            statement.execute();
        }
    }
}
