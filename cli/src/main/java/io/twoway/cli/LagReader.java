package io.twoway.cli;

import io.twoway.cli.connect.Position;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.facts.AppliedProgress;
import io.twoway.precheck.facts.KafkaClient;
import io.twoway.precheck.facts.LedgerReader;
import io.twoway.precheck.facts.PreparedWait;
import io.twoway.precheck.facts.ProgressReader;
import io.twoway.precheck.facts.RunningStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/** Asks Kafka where a sink's topic ends, and the sink's server up to where it is applied. */
final class LagReader {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HISTORY = "schema.history.internal.";

    private final Collection<ConnectorConfig> registered;
    private final Placeholders placeholders;
    private final KafkaOptions kafka;
    private final Clock clock;

    /**
     * @param registered the connectors as Connect has them
     * @param placeholders knows here what stands in their settings
     * @param kafka how to reach Kafka where not as the topic's source does
     */
    LagReader(Collection<ConnectorConfig> registered, Placeholders placeholders, KafkaOptions kafka, Clock clock) {
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

    private Lag read(ConnectorConfig sink, String topic, Position position) {
        List<String> gaps = new ArrayList<>();
        Applied applied = applied(sink, topic, gaps);
        Optional<AppliedProgress> progress = applied.progress();
        OptionalLong end = end(topic, gaps);
        long stored = position instanceof Position.Applied known ? known.nextOffset() : 0;
        return new Lag(
                new Position.Applied(
                        topic, progress.map(AppliedProgress::nextOffset).orElse(stored)),
                end,
                progress.map(row -> Duration.between(row.committed(), clock.instant())),
                applied.prepared().transactions(),
                applied.prepared().oldest().map(since -> Duration.between(since, clock.instant())),
                applied.statement(),
                gaps);
    }

    /** What a sink's server says. */
    private record Applied(
            Optional<AppliedProgress> progress, PreparedWait prepared, Optional<RunningStatement> statement) {

        private static final Applied UNKNOWN = new Applied(Optional.empty(), PreparedWait.NONE, Optional.empty());
    }

    private Applied applied(ConnectorConfig sink, String topic, List<String> gaps) {
        try {
            ConnectorConfig here = resolved(sink, "database.");
            try (Connection connection = connected(here)) {
                BookkeepingDatabase bookkeeping = new BookkeepingDatabase(
                        sink.setting(BookkeepingDatabase.CONFIG).orElse(BookkeepingDatabase.DEFAULT_NAME));
                ProgressReader reader = new ProgressReader(connection, bookkeeping);
                return new Applied(
                        reader.progress(topic, 0),
                        reader.prepared(topic, 0),
                        new LedgerReader(connection, bookkeeping).running(topic));
            }
        } catch (SQLException | UsageException e) {
            gaps.add(sink.name() + ": the progress row was not read: " + firstLine(e));
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

    private OptionalLong end(String topic, List<String> gaps) {
        try {
            Optional<KafkaClient> client = kafka.client(historyOf(topic));
            if (client.isEmpty()) {
                gaps.add("topic " + topic + ": Kafka was not asked: give --bootstrap-server.");
                return OptionalLong.empty();
            }
            return OptionalLong.of(client.get().endOffset(topic, PATIENCE));
        } catch (KafkaException | UsageException e) {
            gaps.add("topic " + topic + ": Kafka did not say where it ends: " + firstLine(e)
                    + " See --bootstrap-server and --command-config.");
            return OptionalLong.empty();
        }
    }

    /** Returns the client of the source that fills the topic. */
    private Optional<KafkaClient> historyOf(String topic) {
        return registered.stream()
                .filter(connector ->
                        connector.isSource() && connector.streamTopic().equals(topic))
                .findFirst()
                .flatMap(source ->
                        KafkaClient.ofHistory(resolved(source, HISTORY).settings()));
    }

    /** Replaces placeholders where they are needed: the others may stand for nothing here. */
    private ConnectorConfig resolved(ConnectorConfig connector, String prefix) {
        Map<String, String> needed = new TreeMap<>(connector.settings());
        needed.keySet().removeIf(key -> !key.startsWith(prefix));
        ConnectorConfig part = new ConnectorConfig(connector.name(), needed);
        return placeholders.allReplacedIn(List.of(part)).get(0);
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
