package io.twoway.sink.store;

import io.twoway.servers.MySqlServer;
import io.twoway.sink.apply.TestServer;
import io.twoway.sink.config.SinkConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Connections to the test server, with the session that the sink applies changes in. */
public final class TestConnections {

    private TestConnections() {}

    public static Connection open() throws SQLException {
        MySqlServer server = TestServer.shared();
        SinkConfig config = SinkConfig.of(Map.of(
                "site.name",
                "b",
                "topics",
                "a",
                "site.priority",
                "a,b",
                "database.hostname",
                "127.0.0.1",
                "database.port",
                String.valueOf(server.address().getPort()),
                "database.user",
                MySqlServer.USER,
                "database.password",
                server.password()));
        return new MySqlConnections(config.database()).open();
    }

    /** Runs a statement in the session. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
