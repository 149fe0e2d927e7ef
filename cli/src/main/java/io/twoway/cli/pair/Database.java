package io.twoway.cli.pair;

import io.twoway.config.WholeResults;
import io.twoway.connection.ServerAddress;
import io.twoway.connection.Tls;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** Connects to the server of a connector as the connector would. */
public final class Database {

    private static final String TIMEOUT_MS = "10000";

    private final ConnectorConfig connector;

    public Database(ConnectorConfig connector) {
        this.connector = connector;
    }

    /** Returns the address, for messages. */
    public String address() {
        return host() + ":" + port();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), properties());
    }

    private String url() throws SQLException {
        try {
            return new ServerAddress(host(), Integer.parseInt(port())).url();
        } catch (IllegalArgumentException e) {
            throw new SQLNonTransientConnectionException(
                    "database.hostname or database.port is wrong: " + e.getMessage(), "08001", e);
        }
    }

    /** Returns in words whether others can read what goes over a connection. */
    public static String encryption(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_version'")) {
            String version = row.next() ? row.getString(2) : "";
            return version.isEmpty() ? "without TLS" : "with " + version;
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("user", connector.setting("database.user").orElse(""));
        properties.put("password", connector.setting("database.password").orElse(""));
        properties.put("connectTimeout", TIMEOUT_MS);
        properties.put("socketTimeout", "60000"); // many tables take a while to list
        properties.put("characterEncoding", "UTF-8");
        properties.put("tinyInt1isBit", "false");
        properties.put("sessionVariables", WholeResults.VARIABLE);
        new Tls(
                        connector.setting("database.ssl.mode").orElse("preferred"),
                        store("database.ssl.truststore"),
                        store("database.ssl.keystore"))
                .addTo(properties);
        return properties;
    }

    private Optional<Tls.Store> store(String key) {
        return connector.setting(key).map(path -> new Tls.Store(path, connector.setting(key + ".password")));
    }

    private String host() {
        return connector.setting("database.hostname").orElse("");
    }

    private String port() {
        return connector.setting("database.port").orElse("3306");
    }
}
