package io.twoway.sink.store;

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
        return open(Map.of());
    }

    /** Opens a connection to a server that has this database, with nothing in it. */
    public static Connection openWithEmpty(String database) throws SQLException {
        Connection connection = open();
        execute(connection, "DROP DATABASE IF EXISTS " + database);
        execute(connection, "CREATE DATABASE " + database);
        return connection;
    }

    /** Opens a connection of another user. */
    public static Connection open(String user, String password) throws SQLException {
        return open(Map.of("database.user", user, "database.password", password));
    }

    private static Connection open(Map<String, String> changed) throws SQLException {
        Map<String, String> settings = TestServer.settings();
        settings.putAll(changed);
        return new MySqlConnections(SinkConfig.of(settings).database()).open();
    }

    /** Runs a statement in the session. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
