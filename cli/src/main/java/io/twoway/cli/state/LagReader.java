package io.twoway.cli.state;

import io.twoway.cli.kafka.AwayException;
import io.twoway.cli.kafka.Cluster;
import io.twoway.cli.kafka.StreamFacts;
import io.twoway.cli.options.BrokerOptions;
import io.twoway.cli.pair.ConnectionCure;
import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.Database;
import io.twoway.cli.pair.Placeholders;
import io.twoway.cli.pair.UsageException;
import io.twoway.client.Position;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.limit.Flow;
import io.twoway.limit.LimitKeys;
import io.twoway.limit.Quantity;
import io.twoway.precheck.cluster.KafkaClient;
import io.twoway.precheck.progress.AnswerReader;
import io.twoway.precheck.progress.AppliedProgress;
import io.twoway.precheck.progress.LedgerReader;
import io.twoway.precheck.progress.OpenAnswer;
import io.twoway.precheck.progress.PreparedWait;
import io.twoway.precheck.progress.ProgressReader;
import io.twoway.precheck.progress.RunningStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** Asks Kafka where a sink's topic ends and what the sink says, and the sink's server up to where it is applied. */
public final class LagReader {

    private static final String HISTORY = "schema.history.internal.";
    private static final String GROUP = "consumer.override.group.id";

    private final Collection<ConnectorConfig> registered;
    private final Placeholders placeholders;
    private final BrokerOptions kafka;
    private final Clock clock;

    // Mutable state
    private final Map<KafkaClient, Cluster> clusters = new HashMap<>();

    /**
     * @param registered the connectors as Connect has them
     * @param placeholders knows here what stands in their settings
     * @param kafka how to reach Kafka where not as the topic's source does
     */
    public LagReader(
            Collection<ConnectorConfig> registered, Placeholders placeholders, BrokerOptions kafka, Clock clock) {
        this.registered = List.copyOf(registered);
        this.placeholders = placeholders;
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * Returns how far a connector is behind; empty when it is no sink of ours.
     *
     * @param position how far it is according to Connect
     */
    Optional<Lag> of(String name, Position position) {
        return registered.stream()
                .filter(connector -> connector.isSink() && connector.name().equals(name))
                .findFirst()
                .flatMap(sink -> sink.setting("topics").map(topic -> read(sink, topic, position)));
    }

    /** Returns the limits that a connector is registered with, as {@code key=value}. */
    List<String> limits(String name) {
        return registered.stream()
                .filter(connector -> connector.name().equals(name))
                .flatMap(connector -> Stream.of(Flow.values())
                        .flatMap(flow -> Stream.of(Quantity.values()).map(quantity -> LimitKeys.key(flow, quantity)))
                        .flatMap(key -> connector.setting(key).map(value -> key + "=" + value).stream()))
                .toList();
    }

    private Lag read(ConnectorConfig sink, String topic, Position position) {
        List<String> gaps = new ArrayList<>();
        Applied applied = applied(sink, topic, gaps);
        OptionalLong next =
                applied.progress().map(row -> OptionalLong.of(row.nextOffset())).orElseGet(() -> stored(position));
        StreamFacts stream = stream(sink, topic, next, gaps);
        return new Lag(
                new Position.Applied(topic, next.orElse(0)),
                stream,
                clock.instant(),
                applied.progress().map(AppliedProgress::committed).filter(time -> time.isAfter(Instant.EPOCH)),
                applied.prepared(),
                applied.statement(),
                new Lag.Answers(strays(sink, topic), applied.answers()),
                stream.waiting().flatMap(note -> SinkWait.of(note, serverOf(sink), clock)),
                stream.throttled().flatMap(note -> SinkHold.of(note, clock)),
                gaps);
    }

    private static OptionalLong stored(Position position) {
        return position instanceof Position.Applied known ? OptionalLong.of(known.nextOffset()) : OptionalLong.empty();
    }

    private StrayAnswers strays(ConnectorConfig sink, String topic) {
        String site = sink.setting("site.name").orElse("");
        Set<String> others = registered.stream()
                .filter(other -> other.isSink() && other.setting("site.name").equals(Optional.of(site)))
                .flatMap(other -> other.setting("topics").stream())
                .filter(other -> !other.equals(topic))
                .collect(Collectors.toSet());
        return new StrayAnswers(site, bookkeeping(sink).name(), topic, others);
    }

    private static BookkeepingDatabase bookkeeping(ConnectorConfig sink) {
        return new BookkeepingDatabase(
                sink.setting(BookkeepingDatabase.CONFIG).orElse(BookkeepingDatabase.DEFAULT_NAME));
    }

    /** Knowledge of a sink's server about its stream. */
    private record Applied(
            Optional<AppliedProgress> progress,
            PreparedWait prepared,
            Optional<RunningStatement> statement,
            List<OpenAnswer> answers) {

        private static final Applied UNKNOWN =
                new Applied(Optional.empty(), PreparedWait.NONE, Optional.empty(), List.of());
    }

    private Applied applied(ConnectorConfig sink, String topic, List<String> gaps) {
        try {
            ConnectorConfig here = placeholders.replacedIn(sink, "database.");
            try (Connection connection = connected(here)) {
                BookkeepingDatabase bookkeeping = bookkeeping(sink);
                ProgressReader reader = new ProgressReader(connection, bookkeeping);
                return new Applied(
                        reader.progress(topic, 0),
                        reader.prepared(topic, 0),
                        new LedgerReader(connection, bookkeeping).running(topic),
                        new AnswerReader(connection, bookkeeping).open());
            }
        } catch (SQLException | UsageException e) {
            gaps.add(sink.name() + ": the progress row was not read from " + serverOf(sink)
                    + (isAway(e) ? ", which does not answer here: " : ": ") + firstLine(e));
            return Applied.UNKNOWN;
        }
    }

    private static Connection connected(ConnectorConfig sink) throws SQLException {
        try {
            return new Database(sink).connect();
        } catch (SQLException e) {
            String advised = firstLine(e).replaceFirst("\\.$", "") + ". " + ConnectionCure.of(sink.name(), e);
            throw new SQLException(advised, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    /** Returns the sink's server in words, with what is known here of its address. */
    private String serverOf(ConnectorConfig sink) {
        return "the server of site " + sink.setting("site.name").orElse("?") + " at " + placeholders.addressOf(sink);
    }

    private StreamFacts stream(ConnectorConfig sink, String topic, OptionalLong next, List<String> gaps) {
        try {
            Optional<KafkaClient> client = kafka.client(historyOf(topic));
            if (client.isEmpty()) {
                gaps.add("topic " + topic + ": Kafka was not asked: give --bootstrap-server.");
                return StreamFacts.UNKNOWN;
            }
            Cluster cluster = clusters.computeIfAbsent(client.get(), known -> new Cluster(known, kafka.limit()));
            return cluster.read(topic, sink.setting(GROUP).orElse("connect-" + sink.name()), next);
        } catch (AwayException e) {
            gaps.add(e.getMessage() + " (--kafka-timeout). See --bootstrap-server and --command-config.");
        } catch (KafkaException | UsageException e) {
            gaps.add("topic " + topic + ": Kafka did not say where it ends, or what the sink waits for: " + firstLine(e)
                    + " See --bootstrap-server and --command-config.");
        }
        return StreamFacts.UNKNOWN;
    }

    /** Returns the client of the source that fills the topic. */
    private Optional<KafkaClient> historyOf(String topic) {
        return registered.stream()
                .filter(connector ->
                        connector.isSource() && connector.streamTopic().equals(topic))
                .findFirst()
                .flatMap(source -> KafkaClient.ofHistory(
                        placeholders.replacedIn(source, HISTORY).settings()));
    }

    private static boolean isAway(Exception failure) {
        return failure instanceof SQLException sql
                && String.valueOf(sql.getSQLState()).startsWith("08");
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
