package io.twoway.sink.store;

import com.mysql.cj.jdbc.Driver;
import io.twoway.config.WholeResults;
import io.twoway.connection.ServerAddress;
import io.twoway.connection.Tls;
import io.twoway.contract.ApplyingSession;
import io.twoway.precheck.facts.ServerVersion;
import io.twoway.sink.config.DatabaseConfig;
import io.twoway.sink.config.TlsConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.config.types.Password;

/** Opens connections whose session alters nothing on its way from one server to the other. */
public final class MySqlConnections {

    /**
     * Strict, so that a value that does not fit is an error and not cut; but with the dates and the zero key that the
     * origin may hold.
     */
    private static final String MODE =
            "'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'";

    /**
     * The mode comes again, because the driver adds one that is strict in another way. Times travel in UTC. A table that names
     * no engine gets one that the sink may write to. Foreign keys were checked at the origin, which also decided whether they
     * need a unique key, and cascades are events of their own. What waits for a table that others use makes all behind it wait
     * too: hence lock_wait_timeout, a year by default.
     * The server must let go of a session, and of its locks, as soon as the sink gives it up: hence wait_timeout.
     */
    private static final String SESSION = "SET SESSION sql_mode = " + MODE
            + ", time_zone = '+00:00', default_storage_engine = InnoDB, foreign_key_checks = 0, "
            + "/*!80400 restrict_fk_on_non_standard_key = OFF, */ unique_checks = 1, autocommit = 0, "
            + ApplyingSession.VARIABLE + " = 1,"
            + " transaction_isolation = 'READ-COMMITTED', innodb_lock_wait_timeout = 10, lock_wait_timeout = %d, wait_timeout = %d";

    private final DatabaseConfig database;

    public MySqlConnections(DatabaseConfig database) {
        this.database = database;
    }

    /** Opens a connection with auto-commit off, ready to apply changes. */
    public Connection open() throws SQLException {
        Connection connection =
                new Driver().connect(new ServerAddress(database.hostname(), database.port()).url(), properties());
        try (Statement statement = connection.createStatement()) {
            ServerVersion.requireMySql(connection);
            connection.setAutoCommit(false);
            statement.execute(SESSION.formatted(
                    database.lockWait().toSeconds(), database.socketTimeout().toSeconds()));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Returns how long a connection may be idle before it must not be used any more. The server closes a session that is idle
     * for as long as the socket timeout; half of that is a safe distance.
     */
    Duration idleLimit() {
        return database.socketTimeout().dividedBy(2);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("user", database.user());
        properties.put("password", database.password().value());
        properties.put(
                "connectTimeout", String.valueOf(database.connectTimeout().toMillis()));
        properties.put("socketTimeout", String.valueOf(database.socketTimeout().toMillis()));
        properties.put("tcpKeepAlive", "true");
        properties.put("characterEncoding", "UTF-8");
        // or the server would send texts in their own character sets, for the driver to read with Java's tables
        properties.put("characterSetResults", "UTF-8");
        // the driver quotes names and escapes texts by the mode that it finds when it connects
        properties.put("sessionVariables", "sql_mode=" + MODE + "," + WholeResults.VARIABLE);
        properties.put("rewriteBatchedStatements", "true");
        // or the driver would ask the server before each statement that changes something whether it may
        properties.put("readOnlyPropagatesToServer", "false");
        // statements that the sink made; those of the origin are sent without: see SingleStatement
        properties.put("allowMultiQueries", "true");
        properties.put("useServerPrepStmts", "false");
        properties.put("tinyInt1isBit", "false");
        properties.put("yearIsDateType", "false");
        properties.put("transformedBitIsBoolean", "false");
        // braces in names and statements are MySQL's, not JDBC's
        properties.put("enableEscapeProcessing", "false");
        properties.put("processEscapeCodesForPrepStmts", "false");
        // errors of several rows must not hide the first
        properties.put("continueBatchOnError", "false");
        tls().addTo(properties);
        return properties;
    }

    private Tls tls() {
        TlsConfig tls = database.tls();
        return new Tls(
                tls.mode().label(),
                tls.truststore().map(MySqlConnections::store),
                tls.keystore().map(MySqlConnections::store));
    }

    private static Tls.Store store(TlsConfig.Store store) {
        return new Tls.Store(store.path(), store.password().map(Password::value));
    }
}
