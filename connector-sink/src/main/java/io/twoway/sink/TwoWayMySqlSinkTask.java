package io.twoway.sink;

import io.twoway.contract.BuildVersion;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.stream.OpenStream;
import io.twoway.sink.stream.ReadAhead;
import io.twoway.sink.stream.RetryBudget;
import io.twoway.sink.stream.StreamApplier;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a sink task: starts each assigned stream where its progress row says, feeds it, reports how far it is. */
public final class TwoWayMySqlSinkTask extends SinkTask {

    private static final Logger LOG = LoggerFactory.getLogger(TwoWayMySqlSinkTask.class);

    // Mutable state
    private SinkConfig config;
    private RetryBudget retries;
    private final Set<TopicPartition> assigned = new HashSet<>();
    private final Map<TopicPartition, OpenStream> streams = new HashMap<>();
    private final Map<TopicPartition, ReadAhead> ahead = new HashMap<>();
    private final Set<TopicPartition> moved = new HashSet<>();
    private final WaitingWord word = new WaitingWord(() -> context.requestCommit());

    @Override
    public String version() {
        return BuildVersion.TEXT;
    }

    @Override
    public void start(Map<String, String> properties) {
        config = SinkConfig.of(properties);
        retries = new RetryBudget(config.retry(), config.database().address(), Clock.systemUTC());
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        assigned.addAll(partitions);
        partitions.forEach(this::keepReadAhead);
        for (TopicPartition partition : partitions) {
            try {
                streams.put(partition, openStream(partition));
            } catch (DestinationException e) {
                // put() tries again, under the same limits as any other failure
                LOG.warn("Stream {} cannot be opened yet: {}", partition, e.getMessage());
            }
        }
    }

    /** A partition that is assigned again may still be paused. */
    private void keepReadAhead(TopicPartition partition) {
        ahead.computeIfAbsent(partition, key -> new ReadAhead(context, key));
    }

    /** Opens a stream and makes the consumer go on where its progress row says. */
    private OpenStream openStream(TopicPartition partition) {
        OpenStream stream = OpenStream.open(config, new StreamId(partition.topic(), partition.partition()), reporter());
        stream.startOffset().ifPresent(offset -> context.offset(partition, offset));
        return stream;
    }

    /** Connect has one when a dead letter queue or {@code errors.log.enable} is configured, whatever is tolerated. */
    private Optional<ErrantRecordReporter> reporter() {
        return Optional.ofNullable(context.errantRecordReporter());
    }

    /** Streams are opened before anything is taken in: what fails then comes again, and nothing comes twice. */
    @Override
    public void put(Collection<SinkRecord> records) {
        openAll();
        for (TopicPartition partition : assigned) {
            // where opening moved the consumer, these records come again, if they are due
            boolean due = !moved.contains(partition);
            deliver(partition, due ? of(partition, records) : List.of());
        }
        moved.clear();
        word.look(said(StreamApplier::waiting), said(StreamApplier::throttled));
    }

    private <T> Optional<T> said(Function<StreamApplier, Optional<T>> word) {
        return streams.values().stream()
                .flatMap(stream -> word.apply(stream.applier()).stream())
                .findFirst();
    }

    private void openAll() {
        try {
            for (TopicPartition partition : assigned) {
                if (!streams.containsKey(partition)) {
                    OpenStream opened = openStream(partition);
                    streams.put(partition, opened);
                    opened.startOffset().ifPresent(offset -> moved.add(partition));
                }
            }
            retries.succeeded();
        } catch (DestinationException e) {
            Duration wait = retries.waitAfter(e);
            word.look(Optional.of(retries.note(e, wait)), Optional.empty());
            context.timeout(wait.toMillis());
            throw new RetriableException(e);
        }
    }

    private void deliver(TopicPartition partition, Collection<SinkRecord> records) {
        StreamApplier stream = streams.get(partition).applier();
        stream.put(records);
        ahead.get(partition).look(stream);
    }

    private static Collection<SinkRecord> of(TopicPartition partition, Collection<SinkRecord> records) {
        return records.stream()
                .filter(record ->
                        record.topic().equals(partition.topic()) && record.kafkaPartition() == partition.partition())
                .toList();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> current) {
        Map<TopicPartition, OffsetAndMetadata> applied = new HashMap<>();
        streams.forEach((partition, stream) ->
                stream.applier().appliedOffset().ifPresent(offset -> applied.put(partition, word.addedTo(offset))));
        if (word.isWaiting()) {
            // nothing was delivered of a stream that is not open: its offset is what the group has, or its beginning
            current.forEach((partition, offset) -> {
                if (!streams.containsKey(partition)) {
                    applied.put(partition, word.addedTo(offset.offset()));
                }
            });
        }
        return applied;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        assigned.removeAll(partitions);
        moved.removeAll(partitions);
        OpenStream.closeAll(partitions.stream()
                .flatMap(partition -> Optional.ofNullable(streams.remove(partition)).stream())
                .toList());
    }

    @Override
    public void stop() {
        OpenStream.closeAll(streams.values());
        streams.clear();
    }
}
