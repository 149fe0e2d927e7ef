package io.twoway.precheck.facts;

import io.twoway.connection.Causes;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Kinds of connections that do not come about: each with the setting to blame, and with what helps. */
public enum ConnectionProblem {
    OTHER_SERVER("database.hostname", "Name a MySQL server in database.hostname and database.port%1$s"),
    LOGIN(
            "database.password",
            "Check database.user and database.password%1$s; a user with REQUIRE SSL or X509 also needs database.ssl.mode, and"
                    + " database.ssl.keystore for X509"),
    HOST_NOT_ALLOWED("database.user", "Create the user%1$s for %2$s, or for '%%'"),
    PRIVILEGE("database.user", "Give the user%1$s the privileges in docs/security.md, Users"),
    TLS_DEMANDED("database.ssl.mode", "Set database.ssl.mode%1$s to required, or better to verify_identity"),
    TLS("database.ssl.mode", "Check database.ssl.mode, database.ssl.truststore and database.ssl.keystore%1$s"),
    UNREACHABLE(
            "database.hostname",
            "Check database.hostname and database.port%1$s, that the server runs, and that %2$s may reach it"),
    OTHER("database.hostname", UNREACHABLE.cure);

    private final String key;
    private final String cure;

    ConnectionProblem(String key, String cure) {
        this.key = key;
        this.cure = cure;
    }

    /** Returns the first kind of which a failure, or one behind it, bears a sign. */
    public static ConnectionProblem of(Throwable failure) {
        return Stream.of(values())
                .filter(problem -> Causes.of(failure).anyMatch(problem::hasSign))
                .findFirst()
                .orElse(OTHER);
    }

    /** Returns the setting to blame. */
    public String key() {
        return key;
    }

    /** Returns what helps, for the connector's own user. */
    public String cure() {
        return cure.formatted("", "the Connect workers");
    }

    /**
     * Returns what helps, for a user of several connectors.
     *
     * @param connector the name of the one whose settings were used
     * @param from where the connection was tried from
     */
    public String cure(String connector, String from) {
        return cure.formatted(" of " + connector, from);
    }

    private boolean hasSign(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (this) {
            case OTHER_SERVER ->
                // by a refused syntax: Debezium asks what MariaDB does not understand before anybody can look whose
                // server it is
                cause instanceof OtherServerException || message.contains("MariaDB server version");
            case LOGIN -> hasCode(cause, 1045, 1698);
            case HOST_NOT_ALLOWED -> hasCode(cause, 1130);
            case PRIVILEGE -> hasCode(cause, 1044, 1142, 1143, 1227, 1370);
            case TLS_DEMANDED -> hasCode(cause, 3159) || message.contains("SSL Connection required");
            case TLS ->
                cause instanceof SSLException
                        || cause instanceof GeneralSecurityException // the certificate names another host
                        || message.contains("Public Key Retrieval is not allowed");
            case UNREACHABLE ->
                cause instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).startsWith("08");
            case OTHER -> true;
        };
    }

    private static boolean hasCode(Throwable cause, Integer... codes) {
        return cause instanceof SQLException sql && List.of(codes).contains(sql.getErrorCode());
    }
}
