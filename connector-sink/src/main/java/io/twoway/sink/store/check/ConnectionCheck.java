package io.twoway.sink.store.check;

import io.twoway.connection.Causes;
import io.twoway.precheck.Item;
import io.twoway.precheck.facts.ConnectionProblem;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.facts.ServerReader;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.precheck.facts.TableReader;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.rule.connector.LetterRules;
import io.twoway.precheck.rule.server.DestinationRules;
import io.twoway.precheck.rule.server.DestinationServer;
import io.twoway.precheck.rule.table.ConflictColumnRules;
import io.twoway.sink.config.DatabaseConfig;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.store.MySqlConnections;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Looks at the destination that a user configured and says which setting to look at when something is wrong. */
public final class ConnectionCheck {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Thousands of tables take a while to list; Connect itself waits for 90 s. */
    private static final Duration TABLES_WAIT = Duration.ofSeconds(60);

    private ConnectionCheck() {}

    /**
     * Something wrong, and the setting to blame.
     *
     * @param key the setting to blame
     * @param message what happened and how to mend it; never holds the password
     */
    public record Finding(String key, String message) {}

    /**
     * Connects, and looks at the server by every check of a destination and at its tables by those of conflict rules; empty
     * when nothing is wrong.
     *
     * @param properties what the configuration was made of
     */
    public static List<Finding> of(SinkConfig config, Map<String, String> properties) {
        DatabaseConfig database = config.database();
        Duration connect =
                database.connectTimeout().compareTo(LONGEST_WAIT) < 0 ? database.connectTimeout() : LONGEST_WAIT;
        DatabaseConfig quick = database.withTimeouts(connect, LONGEST_WAIT);
        try (Connection connection = new MySqlConnections(quick).open()) {
            List<Item> items = new ArrayList<>(items(connection, config, properties));
            items.addAll(ruledTables(database.withTimeouts(connect, TABLES_WAIT), config, properties));
            return config.acknowledged().blocking(items).stream()
                    .map(item -> new Finding(item.key(), item.message()))
                    .toList();
        } catch (SQLException e) {
            return List.of(finding(database, e));
        }
    }

    private static List<Item> items(Connection connection, SinkConfig config, Map<String, String> properties)
            throws SQLException {
        boolean runsStatements = config.ddl().apply() != DdlRules.Apply.NONE;
        ServerFacts server = new ServerReader(connection).read();
        String subject = "site " + config.site().value();
        List<Item> items = new ArrayList<>(DestinationRules.judge(
                subject, new DestinationServer(server, config.bookkeeping(), runsStatements, new TreeSet<>())));
        items.add(LetterRules.judge(subject, server, settings(properties)));
        return items;
    }

    private static List<Item> ruledTables(DatabaseConfig database, SinkConfig config, Map<String, String> properties)
            throws SQLException {
        if (config.conflicts().policies().rules().isEmpty()) {
            return List.of();
        }
        Settings sink = settings(properties);
        try (Connection connection = new MySqlConnections(database).open()) {
            Map<TableName, TableFacts> tables = new TableReader(connection).read(ConflictColumnRules.concernedBy(sink));
            return ConflictColumnRules.judge("site " + config.site().value(), sink, tables.values());
        }
    }

    private static Settings settings(Map<String, String> properties) {
        return new Settings(properties.getOrDefault("name", "the sink"), properties);
    }

    private static Finding finding(DatabaseConfig database, SQLException failure) {
        String server = database.address();
        String reason = Causes.reason(failure);
        ConnectionProblem problem = ConnectionProblem.of(failure);
        String text =
                switch (problem) {
                    case OTHER_SERVER -> server + " cannot be a destination. " + reason;
                    case LOGIN -> server + " refuses user '" + database.user() + "' with this password";
                    case HOST_NOT_ALLOWED -> server + " does not let this worker's host in: " + reason;
                    case PRIVILEGE -> "User '" + database.user() + "' lacks a privilege at " + server + ": " + reason;
                    case TLS_DEMANDED, TLS -> "No TLS connection to " + server + ": " + reason;
                    case UNREACHABLE, OTHER -> "Cannot connect to " + server + ": " + reason;
                };
        return new Finding(problem.key(), text + ". " + problem.cure() + ".");
    }
}
