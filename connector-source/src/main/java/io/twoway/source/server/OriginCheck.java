package io.twoway.source.server;

import io.debezium.config.Configuration;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.acknowledge.Acknowledged;
import io.twoway.precheck.cluster.KafkaClient;
import io.twoway.precheck.facts.CapturedColumns;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.facts.ServerReader;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.precheck.facts.TableReader;
import io.twoway.precheck.progress.LedgerReader;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.rule.connector.LetterRules;
import io.twoway.precheck.rule.connector.StreamTopicRules;
import io.twoway.precheck.rule.server.DdlOriginRules;
import io.twoway.precheck.rule.server.Origin;
import io.twoway.precheck.rule.server.OriginRules;
import io.twoway.precheck.rule.table.TableRules;
import io.twoway.source.config.Direction;
import io.twoway.source.config.Finding;
import io.twoway.source.config.SourceKeys;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.filter.TableSelection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what a source reads and writes by the rules that the command line has too. */
final class OriginCheck {

    private static final Logger LOG = LoggerFactory.getLogger(OriginCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, String> settings;
    private final TaskSettings task;
    private final Acknowledged acknowledged;

    // Mutable state
    private Optional<ServerFacts> server = Optional.empty();

    OriginCheck(Configuration settings, TaskSettings task) {
        this.settings = settings.asMap();
        this.task = task;
        this.acknowledged =
                Acknowledged.of(List.of(settings.getString(Item.ACKNOWLEDGE, "").split(",")));
    }

    /** Returns what is wrong with the server, and is not acknowledged. */
    List<Finding> ofServer(Connection connection) throws SQLException {
        List<Item> items = new ArrayList<>(withLetters(connection, OriginRules.judge(subject(), origin(connection))));
        if (task.direction() == Direction.FORWARD) {
            LedgerReader ledger = new LedgerReader(connection, task.bookkeeping());
            items.add(DdlOriginRules.judge(subject(), ledger.statementsBeside(task.topic())));
        }
        return findings(acknowledged.blocking(items));
    }

    /** Returns what is wrong with the tables that are there already, and is not acknowledged. */
    List<Finding> ofTables(Connection connection, TableSelection selection) throws SQLException {
        CapturedColumns captured = CapturedColumns.of(settings);
        Collection<TableFacts> tables = new TableReader(connection)
                        .read(table -> !task.bookkeeping().name().equals(table.database())
                                && selection.includesTable(table.database(), table.table()))
                        .values()
                        .stream()
                        .map(captured::of)
                        .toList();
        return findings(acknowledged.blocking(TableRules.judge(subject(), server(connection), tables)));
    }

    /**
     * Returns what keeps the topics from taking changes; their warnings are left to the command line, since they are about the
     * cluster more than about this connector.
     */
    List<Finding> ofTopics() {
        Settings source = connector();
        return KafkaClient.ofHistory(settings)
                .map(kafka -> ofTopics(source, kafka))
                .orElse(List.of());
    }

    private static List<Finding> ofTopics(Settings source, KafkaClient kafka) {
        try {
            return findings(
                    StreamTopicRules.judge(source, kafka.read(StreamTopicRules.topicsOf(source), PATIENCE)).stream()
                            .filter(item -> item.result() == Result.FAILED)
                            .toList());
        } catch (AuthorizationException e) {
            LOG.warn("The topics of {} were not looked at: {}", source.name(), e.getMessage());
            return List.of();
        } catch (KafkaException e) {
            return List.of(
                    new Finding(
                            SourceKeys.HISTORY_SERVERS,
                            "Kafka does not answer at " + kafka.address() + ", seen from the Connect worker: "
                                    + e.getMessage()
                                    + ". Check it, and schema.history.internal.producer.* and .consumer.* where Kafka asks for a login."));
        }
    }

    /**
     * Lets a server pass whose binlog can be read without losing changes; what else is wrong with it is logged.
     *
     * @throws ConnectException with what is wrong and how to mend it
     */
    void requireReadable(Connection connection) throws SQLException {
        List<Item> problems =
                acknowledged.blocking(withLetters(connection, OriginRules.judgeReading(subject(), origin(connection))));
        problems.stream()
                .filter(item -> item.result() == Result.WARNING)
                .forEach(item -> LOG.warn("{}: {}", item.subject(), item.message()));
        List<Item> failed =
                problems.stream().filter(item -> item.result() == Result.FAILED).toList();
        if (!failed.isEmpty()) {
            throw new ConnectException(
                    "The binlog of " + subject() + " is not read, since changes would be lost. Mend this, and"
                            + " restart the task:\n"
                            + failed.stream().map(Item::message).collect(Collectors.joining("\n")));
        }
    }

    private List<Item> withLetters(Connection connection, List<Item> items) throws SQLException {
        List<Item> all = new ArrayList<>(items);
        all.add(LetterRules.judge(subject(), server(connection), connector()));
        return all;
    }

    private Settings connector() {
        return new Settings(settings.getOrDefault("name", "the source"), settings);
    }

    /** Reads the server once; {@link #ofTables} follows on {@link #ofServer}, over another connection. */
    private ServerFacts server(Connection connection) throws SQLException {
        if (server.isEmpty()) {
            server = Optional.of(new ServerReader(connection).read());
        }
        return server.get();
    }

    private Origin origin(Connection connection) throws SQLException {
        return new Origin(
                server(connection),
                task.bookkeeping(),
                settings.getOrDefault("database.server.id", ""),
                new TreeSet<>());
    }

    private String subject() {
        return "site " + task.site().value();
    }

    private static List<Finding> findings(List<Item> items) {
        return items.stream()
                .map(item -> new Finding(item.key(), item.message()))
                .toList();
    }
}
