package io.twoway.it.ddl;

import io.twoway.servers.MySqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A session of a user at a site, with settings of its own. */
final class SessionAtA implements AutoCloseable {

    private final Connection connection;

    private SessionAtA(Connection connection) {
        this.connection = connection;
    }

    /** Opens a session whose client writes UTF-8. */
    static SessionAtA of(MySqlServer server, String database, String... settings) {
        return writing(server, "UTF-8", database, settings);
    }

    /** Opens a session whose client writes another character set, by Java's name of it. */
    static SessionAtA writing(MySqlServer server, String encoding, String database, String... settings) {
        try {
            SessionAtA session = new SessionAtA(DriverManager.getConnection(
                    server.jdbcUrl() + "&characterEncoding=" + encoding, "root", server.password()));
            session.run("USE " + database);
            session.run(settings);
            return session;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs statements as they are. */
    SessionAtA run(String... statements) {
        for (String text : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(text);
            } catch (SQLException e) {
                throw new AssertionError(text, e);
            }
        }
        return this;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
