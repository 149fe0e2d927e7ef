package io.twoway.source.precheck;

import io.debezium.config.Configuration;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.jdbc.MySqlConnection;
import io.debezium.connector.mysql.jdbc.MySqlConnectionConfiguration;
import io.debezium.connector.mysql.jdbc.MySqlFieldReaderResolver;
import io.twoway.source.config.Finding;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The MySQL server as it is: asked over the same kind of connection the task will use, with short timeouts. */
public final class SourceServer {

    private static final String TIMEOUT_MS = "5000";

    private SourceServer() {}

    /** Returns what keeps the server from being a source; empty when it is ready. */
    public static List<Finding> findings(Configuration settings) {
        Configuration impatient = settings.edit()
                .with("connect.timeout.ms", TIMEOUT_MS)
                .with("database.query.timeout.ms", TIMEOUT_MS)
                .with("driver.socketTimeout", TIMEOUT_MS)
                .build();
        try (MySqlConnection connection = connection(impatient)) {
            connection.connect();
            return ServerRequirement.findings(state(connection), settings.getString("database.server.id", ""));
        } catch (SQLException | RuntimeException e) {
            return List.of(ConnectionFailure.finding(e, settings));
        }
    }

    private static MySqlConnection connection(Configuration settings) {
        return new MySqlConnection(
                new MySqlConnectionConfiguration(settings),
                MySqlFieldReaderResolver.resolve(new MySqlConnectorConfig(settings)));
    }

    private static ServerState state(MySqlConnection connection) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        connection.query("SHOW GLOBAL VARIABLES", rows -> {
            while (rows.next()) {
                variables.put(rows.getString(1), rows.getString(2));
            }
        });
        StringBuilder grants = new StringBuilder();
        connection.query("SHOW GRANTS", rows -> {
            while (rows.next()) {
                grants.append(rows.getString(1)).append('\n');
            }
        });
        return new ServerState(variables, grants.toString());
    }
}
