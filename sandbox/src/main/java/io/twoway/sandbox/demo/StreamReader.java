package io.twoway.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads one site's stream from Kafka, as the sink connector of the other site does. */
final class StreamReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final ObjectMapper json = new ObjectMapper();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    StreamReader(String bootstrapServers, String topic) {
        this.partition = new TopicPartition(topic, 0);
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "allow.auto.create.topics", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
    }

    /** Returns the offset that the next record will get. */
    long end() {
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    /**
     * Reads on from an offset until the source has twice reported that it is alive and idle: it has then captured all that
     * was committed before.
     *
     * @param since heartbeats older than this moment (milliseconds since 1970) do not count
     * @return how many row changes of the shop passed by
     */
    long rowsUntilQuiet(long offset, long since, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        long rows = 0;
        int quiet = 0;
        consumer.seek(partition, offset);
        while (quiet < 2) {
            if (System.nanoTime() > deadline) {
                throw new DemonstrationException(
                        "no two heartbeats in topic " + partition.topic() + " within " + limit.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Kind kind = kind(record.value());
                rows += kind == Kind.ROW ? 1 : 0;
                quiet = switch (kind) {
                    case ROW -> 0;
                    case HEARTBEAT -> record.timestamp() >= since ? quiet + 1 : quiet;
                    case OTHER -> quiet;
                };
            }
        }
        return rows;
    }

    private Kind kind(byte[] value) {
        try {
            JsonNode payload = json.readTree(value).path("payload");
            if (payload.has("op")) {
                boolean shop =
                        Shop.DATABASE.equals(payload.path("source").path("db").asText());
                return shop ? Kind.ROW : Kind.OTHER;
            }
            return payload.has("status") || payload.has("ddl") ? Kind.OTHER : Kind.HEARTBEAT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private enum Kind {
        ROW,
        HEARTBEAT,
        OTHER
    }
}
