package io.twoway.source.resume;

import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.precheck.cluster.KafkaClient;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.offset.OffsetHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** Reads a site's topic from its end backwards, for the place to which its source had come. */
public final class StreamTail {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Heartbeats have the place, and come each second: the first step back nearly always finds one. */
    private static final long FIRST_STEP = 5_000;

    private final KafkaClient client;
    private final String topic;
    private final SiteName site;
    private final TopicPartition partition;

    /** Returns the tail of the stream that a task sends; empty when it is to begin anew whatever stands there. */
    public static Optional<StreamTail> of(TaskSettings settings) {
        return settings.recovery().map(client -> new StreamTail(client, settings.topic(), settings.site()));
    }

    private StreamTail(KafkaClient client, String topic, SiteName site) {
        this.client = client;
        this.topic = topic;
        this.site = site;
        this.partition = new TopicPartition(topic, 0);
    }

    /**
     * Returns the end of the stream; empty when the topic does not exist or has no records.
     *
     * @throws RetriableException when no broker answers
     * @throws ConnectException when the topic cannot be read, or its records are not this site's
     */
    public Optional<StreamEnd> read() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer);
        } catch (org.apache.kafka.common.errors.RetriableException e) {
            throw new RetriableException("Topic '" + topic + "' cannot be read at the moment.", e);
        } catch (KafkaException e) {
            throw new ConnectException(
                    "Topic '" + topic + "' cannot be read: " + e.getMessage()
                            + " Connect has no offset for this"
                            + " connector, or one inside of its full load, so it looks how far the topic goes. It uses the brokers of"
                            + " schema.history.internal.kafka.bootstrap.servers and the properties"
                            + " schema.history.internal.consumer.*; that user needs Describe and Read on the topic.",
                    e);
        }
    }

    private Map<String, Object> consumer() {
        Map<String, Object> settings = new HashMap<>(client.settings());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // what a source with exactly-once support did not commit was never sent
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return settings;
    }

    private Optional<StreamEnd> read(KafkaConsumer<byte[], byte[]> consumer) {
        if (consumer.partitionsFor(topic, PATIENCE).isEmpty()) {
            return Optional.empty();
        }
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition), PATIENCE).get(partition);
        long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
        long to = end;
        for (long step = FIRST_STEP; to > begin; step *= 4) {
            long from = Math.max(begin, to - step);
            Optional<StreamEnd> found = lastBetween(consumer, from, to);
            if (found.isPresent()) {
                return found;
            }
            to = from;
        }
        if (end > begin) {
            throw new ConnectException("Topic '" + topic + "' has records, and none of them says how far site "
                    + site.value() + " was read. " + ANOTHER_TOPIC);
        }
        return Optional.empty();
    }

    private Optional<StreamEnd> lastBetween(KafkaConsumer<byte[], byte[]> consumer, long from, long to) {
        consumer.seek(partition, from);
        Optional<StreamEnd> last = Optional.empty();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (consumer.position(partition, PATIENCE) < to) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                last = newer(endAt(record), last);
            }
            deadline = records.isEmpty() ? deadline : Instant.now().plus(PATIENCE);
            if (Instant.now().isAfter(deadline)) {
                throw new RetriableException("Topic '" + topic + "' gave no record for " + PATIENCE.toSeconds()
                        + " s, although it has some up to offset " + to + ".");
            }
        }
        return last;
    }

    private static Optional<StreamEnd> newer(Optional<StreamEnd> one, Optional<StreamEnd> before) {
        return one.isPresent() ? one : before;
    }

    private Optional<StreamEnd> endAt(ConsumerRecord<byte[], byte[]> record) {
        Header offset = record.headers().lastHeader(Stamp.OFFSET_HEADER);
        if (offset == null) {
            return Optional.empty();
        }
        String origin = OffsetHeader.text(record.headers().lastHeader(Stamp.ORIGIN_HEADER));
        if (!origin.equals(site.value())) {
            throw new ConnectException("Topic '" + topic + "' has records of site '" + origin + "', not of '"
                    + site.value() + "'. " + ANOTHER_TOPIC);
        }
        return Optional.of(new StreamEnd(partition + "@" + record.offset(), OffsetHeader.decode(offset)));
    }

    private static final String ANOTHER_TOPIC = "Set stream.topic to a topic of this connector's own.";
}
