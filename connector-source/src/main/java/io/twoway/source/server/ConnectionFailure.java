package io.twoway.source.server;

import io.debezium.config.Configuration;
import io.twoway.connection.Causes;
import io.twoway.precheck.facts.ConnectionProblem;
import io.twoway.source.config.Finding;

/** Findings about a captured server that could not be asked. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    /** Returns the finding for a failure. The driver's own words are added; they never contain the password. */
    static Finding finding(Exception failure, Configuration settings) {
        String server = settings.getString("database.hostname", "") + ":" + settings.getString("database.port", "3306");
        String user = settings.getString("database.user", "");
        ConnectionProblem problem = ConnectionProblem.of(failure);
        String text =
                switch (problem) {
                    case OTHER_SERVER ->
                        server
                                + " is MariaDB and cannot be a source: its binlog, GTIDs and system tables are not those of"
                                + " MySQL. Both sides must be MySQL 8.0 or later.";
                    case LOGIN -> "The server refused the login of user '" + user + "'. " + problem.cure() + ".";
                    case HOST_NOT_ALLOWED -> server + " does not let this worker's host in. " + problem.cure() + ".";
                    case PRIVILEGE ->
                        "User '" + user
                                + "' lacks a privilege. Run: GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE,"
                                + " REPLICATION CLIENT ON *.* TO the user;";
                    case TLS_DEMANDED, TLS ->
                        "No secure connection to " + server + " could be made. " + problem.cure() + ".";
                    case UNREACHABLE ->
                        "No MySQL answers at " + server + " within 5 seconds, seen from the Connect worker. "
                                + problem.cure() + ".";
                    case OTHER -> "The check of the MySQL server at " + server + " failed.";
                };
        return new Finding(problem.key(), text + " (" + Causes.reason(failure) + ")");
    }
}
