package io.twoway.cli.pair;

import io.twoway.config.HostName;
import io.twoway.config.WholeResults;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Locale;
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
            return "jdbc:mysql://" + HostName.parse(host()).inUrl() + ":" + Integer.parseInt(port()) + "/";
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
        String mode = connector.setting("database.ssl.mode").orElse("preferred").toUpperCase(Locale.ROOT);
        properties.put("sslMode", mode);
        // without TLS, caching_sha2_password needs the server's key to send the password encrypted
        properties.put("allowPublicKeyRetrieval", String.valueOf(mode.equals("DISABLED") || mode.equals("PREFERRED")));
        addStore(properties, "database.ssl.truststore", "trustCertificateKeyStore");
        addStore(properties, "database.ssl.keystore", "clientCertificateKeyStore");
        return properties;
    }

    private void addStore(Properties properties, String key, String prefix) {
        connector.setting(key).ifPresent(path -> {
            properties.put(prefix + "Url", "file:" + path);
            connector.setting(key + ".password").ifPresent(password -> properties.put(prefix + "Password", password));
        });
    }

    private String host() {
        return connector.setting("database.hostname").orElse("");
    }

    private String port() {
        return connector.setting("database.port").orElse("3306");
    }
}
