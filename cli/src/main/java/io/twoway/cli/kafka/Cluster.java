package io.twoway.cli.kafka;

import io.twoway.contract.ThrottleNote;
import io.twoway.contract.WaitingNote;
import io.twoway.precheck.cluster.ClusterReader;
import io.twoway.precheck.cluster.KafkaClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** A Kafka cluster that is asked about streams. One that did not answer once is not asked again. */
public final class Cluster {

    /** More than these are not read to be told from heartbeats, of which there are some thousand in an idle hour. */
    private static final long MOST_READ = 10_000;

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClient client;
    private final Duration patience;

    // Mutable state
    private boolean isAway;

    /** @param patience how long each question may take */
    public Cluster(KafkaClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** Returns how to reach it. */
    public KafkaClient client() {
        return client;
    }

    /**
     * Reads about a stream.
     *
     * @param topic the stream's topic, of one partition
     * @param group the consumer group of the sink
     * @param next the first record that is not applied; empty when nobody knows
     * @throws AwayException when no broker answers
     * @throws KafkaException when the client is not let in, or its settings are wrong
     */
    public StreamFacts read(String topic, String group, OptionalLong next) {
        if (isAway) {
            throw new AwayException(client.address(), patience);
        }
        try (Admin admin = client.admin(patience)) {
            reach(admin);
            TopicPartition partition = new TopicPartition(topic, 0);
            long end = new ClusterReader(admin, client.address()).endOffset(topic);
            OptionalLong changes = next.isPresent() ? changes(partition, next.getAsLong(), end) : OptionalLong.empty();
            Optional<String> said = said(admin, partition, group);
            return new StreamFacts(
                    OptionalLong.of(end), changes, said.flatMap(WaitingNote::parse), said.flatMap(ThrottleNote::parse));
        }
    }

    private void reach(Admin admin) {
        try {
            answer(admin.describeCluster().nodes());
        } catch (TimeoutException e) {
            isAway = true;
            throw new AwayException(client.address(), patience);
        }
    }

    private static Optional<String> said(Admin admin, TopicPartition partition, String group) {
        OffsetAndMetadata committed = answer(
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .get(partition);
        return Optional.ofNullable(committed).map(OffsetAndMetadata::metadata);
    }

    private OptionalLong changes(TopicPartition partition, long next, long end) {
        if (end <= next) {
            return OptionalLong.of(0);
        }
        if (end - next > MOST_READ) {
            return OptionalLong.empty();
        }
        try (Consumer<byte[], byte[]> consumer = client.consumer(patience)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, next);
            return counted(consumer, partition, end);
        }
    }

    private OptionalLong counted(Consumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
        long limit = System.nanoTime() + patience.toNanos();
        long changes = 0;
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > limit) {
                return OptionalLong.empty();
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                changes += record.offset() < end && !Heartbeat.is(record) ? 1 : 0;
            }
        }
        return OptionalLong.of(changes);
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
