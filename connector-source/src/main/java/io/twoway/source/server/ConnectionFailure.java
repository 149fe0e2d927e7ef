package io.twoway.source.server;

import io.debezium.config.Configuration;
import io.twoway.precheck.facts.OtherServerException;
import io.twoway.source.config.Finding;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why no connection came about, and which setting that points to. */
enum ConnectionFailure {
    LOGIN(
            "database.password",
            "The server refused the login of user '%3$s'. Check database.user and database.password; a user with REQUIRE SSL"
                    + " or X509 also needs database.ssl.mode, and database.ssl.keystore for X509."),
    PRIVILEGE(
            "database.user",
            "User '%3$s' lacks a privilege. Run: GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE,"
                    + " REPLICATION CLIENT ON *.* TO the user;"),
    TLS(
            "database.ssl.mode",
            "No secure connection to %1$s:%2$s could be made. Check database.ssl.mode, database.ssl.truststore and"
                    + " database.ssl.keystore."),
    UNREACHABLE(
            "database.hostname",
            "No MySQL answers at %1$s:%2$s within 5 seconds, seen from the Connect worker. Check database.hostname and"
                    + " database.port."),
    NO_MYSQL(
            "database.hostname",
            "%1$s:%2$s is MariaDB and cannot be a source: its binlog, GTIDs and system tables are not those of MySQL. Both"
                    + " sides must be MySQL 8.0 or later."),
    OTHER("database.hostname", "The check of the MySQL server at %1$s:%2$s failed.");

    private static final int ACCESS_DENIED = 1045;
    private static final int ACCESS_DENIED_NO_PASSWORD = 1698;
    private static final int PRIVILEGE_NEEDED = 1227;
    private static final int TLS_DEMANDED = 3159;

    private final String key;
    private final String message;

    ConnectionFailure(String key, String message) {
        this.key = key;
        this.message = message;
    }

    /** Returns the finding for a failure. The driver's own words are added; they never contain the password. */
    static Finding finding(Exception failure, Configuration settings) {
        ConnectionFailure kind = of(failure);
        String text = String.format(
                Locale.ROOT,
                kind.message,
                settings.getString("database.hostname", ""),
                settings.getString("database.port", "3306"),
                settings.getString("database.user", ""));
        return new Finding(kind.key, text + " (" + reason(failure) + ")");
    }

    static ConnectionFailure of(Exception failure) {
        if (causes(failure).anyMatch(ConnectionFailure::isOtherServer)) {
            return NO_MYSQL;
        }
        if (causes(failure).anyMatch(ConnectionFailure::isLogin)) {
            return LOGIN;
        }
        if (causes(failure).anyMatch(cause -> hasCode(cause, PRIVILEGE_NEEDED))) {
            return PRIVILEGE;
        }
        if (causes(failure).anyMatch(ConnectionFailure::isTls)) {
            return TLS;
        }
        boolean unreachable = causes(failure)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && Objects.requireNonNullElse(sql.getSQLState(), "").startsWith("08"));
        return unreachable ? UNREACHABLE : OTHER;
    }

    /** Debezium asks a server for what MariaDB does not understand before anybody can look whose it is. */
    private static boolean isOtherServer(Throwable cause) {
        return cause instanceof OtherServerException
                || String.valueOf(cause.getMessage()).contains("MariaDB");
    }

    private static boolean isLogin(Throwable cause) {
        return hasCode(cause, ACCESS_DENIED) || hasCode(cause, ACCESS_DENIED_NO_PASSWORD);
    }

    private static boolean hasCode(Throwable cause, int code) {
        return cause instanceof SQLException sql && sql.getErrorCode() == code;
    }

    private static boolean isTls(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof SSLException
                || cause instanceof GeneralSecurityException // the certificate names another host
                || hasCode(cause, TLS_DEMANDED)
                || message.contains("Public Key Retrieval is not allowed")
                || message.contains("SSL Connection required");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The innermost message is the one that says something. */
    private static String reason(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .map(text -> text.lines().findFirst().orElse(""))
                .orElse(failure.getClass().getSimpleName());
    }
}
