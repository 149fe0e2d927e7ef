package io.twoway.cli.pair;

import io.twoway.precheck.facts.ConnectionProblem;
import java.sql.SQLException;

/** Advice for a server that lets nobody in, by what it answered. */
public final class ConnectionCure {

    private ConnectionCure() {}

    /**
     * Returns what to do about a connection that failed.
     *
     * @param connector the name of the connector whose settings were used
     */
    public static String of(String connector, SQLException failure) {
        ConnectionProblem problem = ConnectionProblem.of(failure);
        return switch (problem) {
            case LOGIN ->
                problem.cure(connector, "this machine")
                        + ". From here their placeholders stand for what this machine's variables and files say, which may be"
                        + " something else than on the workers. The server knows users by host, too: SELECT user, host FROM"
                        + " mysql.user.";
            case HOST_NOT_ALLOWED -> problem.cure(connector, "this machine and the workers") + ".";
            case OTHER_SERVER, PRIVILEGE, TLS_DEMANDED, TLS, UNREACHABLE, OTHER ->
                problem.cure(connector, "this machine") + ".";
        };
    }
}
