package io.twoway.precheck.facts;

import io.twoway.config.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks a server; it writes nothing. */
public final class ServerReader {

    private static final int ACCESS_DENIED = 1227;
    private static final int DATABASE_ACCESS_DENIED = 1044;
    private static final int NO_BINLOG = 1381;

    private static final List<String> REPLICA_FILTERS = List.of(
            "Replicate_Do_DB",
            "Replicate_Ignore_DB",
            "Replicate_Do_Table",
            "Replicate_Ignore_Table",
            "Replicate_Wild_Do_Table",
            "Replicate_Wild_Ignore_Table",
            "Replicate_Rewrite_DB");

    private final Connection connection;

    /** @param connection as the connector would open it; it stays open */
    public ServerReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads everything.
     *
     * @throws OtherServerException when it is no MySQL
     * @throws SQLException when the connection is lost; what the user may not see is no error
     */
    public ServerFacts read() throws SQLException {
        ServerVersion.requireMySql(connection);
        ServerVersion version = ServerVersion.of(value("SELECT VERSION()"));
        boolean newWords = version.isAtLeast(8, 4);
        Optional<Map<String, String>> replica = firstRow(newWords ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS");
        Optional<Map<String, String>> binlog = firstRow(newWords ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS");
        return new ServerFacts(
                version,
                pairs("SHOW GLOBAL VARIABLES"),
                new Privileges(value("SELECT CURRENT_USER()"), column("SHOW GRANTS")),
                refused(),
                filters(replica.orElse(Map.of()), binlog.orElse(Map.of())),
                replica.isPresent(),
                clock());
    }

    private Map<Probe, String> refused() throws SQLException {
        Map<Probe, String> refused = new EnumMap<>(Probe.class);
        for (Probe probe : Probe.values()) {
            try {
                column(probe.statement());
            } catch (SQLException e) {
                if (isDenied(e)) {
                    refused.put(probe, e.getMessage());
                } else if (e.getErrorCode() != NO_BINLOG) { // log_bin says that
                    throw e;
                }
            }
        }
        return refused;
    }

    private static ReplicationFilters filters(Map<String, String> replica, Map<String, String> binlog) {
        List<String> ofReplica = REPLICA_FILTERS.stream()
                .filter(name -> !replica.getOrDefault(name, "").isBlank())
                .map(name -> name + ": " + replica.get(name))
                .toList();
        return new ReplicationFilters(
                Set.copyOf(Words.of(binlog.getOrDefault("Binlog_Do_DB", ""))),
                Set.copyOf(Words.of(binlog.getOrDefault("Binlog_Ignore_DB", ""))),
                ofReplica);
    }

    /** The middle of the question counts as the moment of the answer. */
    private Duration clock() throws SQLException {
        Instant before = Instant.now();
        long there = Long.parseLong(value("SELECT CAST(UNIX_TIMESTAMP(NOW(6)) * 1000 AS SIGNED)"));
        Instant middle = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
        return Duration.between(middle, Instant.ofEpochMilli(there));
    }

    /** Returns the first row by column; empty when there is none, or when the user may not see it. */
    private Optional<Map<String, String>> firstRow(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(byColumn(row)) : Optional.empty();
        } catch (SQLException e) {
            if (isDenied(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Map<String, String> byColumn(ResultSet row) throws SQLException {
        Map<String, String> columns = new HashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.put(
                    row.getMetaData().getColumnLabel(i),
                    Optional.ofNullable(row.getString(i)).orElse(""));
        }
        return columns;
    }

    private Map<String, String> pairs(String query) throws SQLException {
        Map<String, String> pairs = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private String value(String query) throws SQLException {
        return column(query).get(0);
    }

    private static boolean isDenied(SQLException e) {
        return e.getErrorCode() == ACCESS_DENIED || e.getErrorCode() == DATABASE_ACCESS_DENIED;
    }
}
