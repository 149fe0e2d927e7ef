package io.twoway.source.precheck;

import io.twoway.source.config.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something a server must have to be a source.
 *
 * @param key the setting under which its lack is reported
 * @param met whether a server has it
 * @param message what lacks and the cure
 */
record ServerRequirement(String key, Predicate<ServerState> met, String message) {

    private static final String HOST = "database.hostname";
    private static final String USER = "database.user";
    private static final String SERVER_ID = "database.server.id";
    private static final String IN_CONFIG = " Put it into the server's configuration file too.";

    private static final List<ServerRequirement> ALL = List.of(
            new ServerRequirement(
                    HOST,
                    server -> server.variable("log_bin").equals("on"),
                    "The server writes no binary log (log_bin is OFF). Start it with --log-bin and a --server-id."),
            new ServerRequirement(
                    HOST,
                    server -> isOneOf(server.variable("binlog_format"), "row", ""),
                    "binlog_format is not ROW. Run: SET PERSIST binlog_format = 'ROW'; and let clients reconnect."
                            + IN_CONFIG),
            new ServerRequirement(
                    HOST,
                    server -> isOneOf(server.variable("binlog_row_image"), "full", ""),
                    "binlog_row_image is not FULL, so changed rows are not logged whole. Run: SET PERSIST binlog_row_image ="
                            + " 'FULL'; and let clients reconnect." + IN_CONFIG),
            new ServerRequirement(
                    HOST,
                    server -> !server.variable("binlog_row_value_options").contains("partial_json"),
                    "binlog_row_value_options has PARTIAL_JSON, so changed JSON values are not logged whole. Run: SET PERSIST"
                            + " binlog_row_value_options = ''; and let clients reconnect." + IN_CONFIG),
            new ServerRequirement(
                    USER,
                    server -> server.grants("REPLICATION SLAVE"),
                    "The user may not read the binary log. Run: GRANT REPLICATION SLAVE ON *.* TO the user;"),
            new ServerRequirement(
                    USER,
                    server -> server.grants("REPLICATION CLIENT"),
                    "The user may not ask for the binary log's position. Run: GRANT REPLICATION CLIENT ON *.* TO the user;"));

    /** Returns what {@code server} lacks. */
    static List<Finding> findings(ServerState server, String readerId) {
        List<Finding> findings = new ArrayList<>();
        for (ServerRequirement requirement : ALL) {
            if (!requirement.met.test(server)) {
                findings.add(new Finding(requirement.key, requirement.message));
            }
        }
        if (server.variable("server_id").equals(readerId)) {
            findings.add(
                    new Finding(
                            SERVER_ID,
                            readerId
                                    + " is the server's own server_id. Choose a number that no server and no other reader uses."));
        }
        return findings;
    }

    private static boolean isOneOf(String value, String first, String second) {
        return value.equals(first) || value.equals(second);
    }
}
