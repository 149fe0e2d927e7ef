package io.twoway.sink.store;

import io.twoway.sink.apply.TestServer;
import io.twoway.sink.config.SinkConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Connections to the test server, with the session that the sink applies changes in. */
public final class TestConnections {

    private TestConnections() {}

    public static Connection open() throws SQLException {
        SinkConfig config = SinkConfig.of(TestServer.settings());
        return new MySqlConnections(config.database()).open();
    }

    /** Runs a statement in the session. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
