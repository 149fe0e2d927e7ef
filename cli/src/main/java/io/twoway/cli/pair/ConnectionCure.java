package io.twoway.cli.pair;

import io.twoway.precheck.facts.OtherServerException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Advice for a server that lets nobody in, by what it answered. */
public final class ConnectionCure {

    private static final int ACCESS_DENIED = 1045;
    private static final int HOST_NOT_ALLOWED = 1130;
    private static final int TLS_DEMANDED = 3159;

    private ConnectionCure() {}

    /**
     * Returns what to do about a connection that failed.
     *
     * @param connector the name of the connector whose settings were used
     */
    public static String of(String connector, SQLException failure) {
        if (failure instanceof OtherServerException) {
            return "Name a MySQL server in database.hostname and database.port of " + connector + ".";
        }
        return switch (failure.getErrorCode()) {
            case ACCESS_DENIED ->
                "Check database.user and database.password of " + connector
                        + ". From here their placeholders stand for what this machine's variables and files say, which may be"
                        + " something else than on the workers. The server knows users by host, too: SELECT user, host FROM"
                        + " mysql.user. A user with REQUIRE SSL or X509 also needs database.ssl.mode.";
            case HOST_NOT_ALLOWED ->
                "Create the user of " + connector + " for this machine and the workers, or for '%'.";
            case TLS_DEMANDED ->
                "Set database.ssl.mode of " + connector + " to required, or better to verify_identity.";
            default ->
                isTls(failure)
                        ? "Check database.ssl.mode, database.ssl.truststore and database.ssl.keystore of " + connector
                                + "."
                        : "Check database.hostname and database.port of " + connector
                                + ", that the server runs, and that this machine may reach it.";
        };
    }

    private static boolean isTls(SQLException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SSLException || cause instanceof GeneralSecurityException);
    }
}
