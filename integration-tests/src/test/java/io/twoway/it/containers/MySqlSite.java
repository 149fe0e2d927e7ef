package io.twoway.it.containers;

import io.twoway.sandbox.server.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** One MySQL container, set up as README.md asks of a server, with the user that the connectors log in as. */
final class MySqlSite implements AutoCloseable {

    private static final String PASSWORD = "contained";
    private static final int PORT = 3306;
    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_SUCH_TABLE = 1146;

    private final String name;
    private final MySQLContainer container;

    /** @param number 1 or 2: the server id, and the offset of generated keys */
    MySqlSite(String name, int number, String image) {
        this.name = name;
        this.container = new MySQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"))
                .withUsername("root")
                .withPassword(PASSWORD)
                .withCommand(
                        "mysqld",
                        "--server-id=" + number,
                        "--log-bin=binlog",
                        "--binlog-row-image=FULL",
                        "--binlog-row-metadata=FULL",
                        "--gtid-mode=ON",
                        "--enforce-gtid-consistency=ON",
                        "--auto-increment-increment=2",
                        "--auto-increment-offset=" + number);
    }

    MySQLContainer container() {
        return container;
    }

    /** Makes the connectors' user, outside the binlog. */
    void createUser() {
        execute(
                "SET sql_log_bin = 0",
                "CREATE USER '" + MySqlServer.USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT " + MySqlServer.PRIVILEGES + " ON *.* TO '" + MySqlServer.USER + "'@'%'");
    }

    /** Returns the variables by which the files in config-examples name this site. */
    Map<String, String> variables() {
        String prefix = "SITE_" + name + "_";
        return Map.of(
                prefix + "HOST",
                container.getHost(),
                prefix + "PORT",
                String.valueOf(container.getMappedPort(PORT)),
                prefix + "USER",
                MySqlServer.USER,
                prefix + "PASSWORD",
                PASSWORD);
    }

    /** Runs statements over one connection, each committed by itself. */
    void execute(String... statements) {
        try (Connection connection = container.createConnection("");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError("at site " + name, e);
        }
    }

    /** Returns each row as text with its columns joined by {@code |}; no rows when a table is not there yet. */
    List<String> rows(String query) {
        try (Connection connection = container.createConnection("");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE || e.getErrorCode() == NO_SUCH_DATABASE) {
                return List.of();
            }
            throw new AssertionError("at site " + name + ": " + query, e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
