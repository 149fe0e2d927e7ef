package io.twoway.it.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a stream's topic from its start to its present end, as JsonConverter wrote it. */
public final class StreamTopic {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrapServers;
    private final TopicPartition partition;

    StreamTopic(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.partition = new TopicPartition(topic, 0);
    }

    /** Returns the envelopes of row events on a table ({@code c}, {@code u}, {@code d}; not snapshot rows), in order. */
    public List<JsonNode> rowChanges(String database, String table) {
        return payloads().stream()
                .filter(value ->
                        value.hasNonNull("op") && !value.get("op").asText().equals("r"))
                .filter(value -> value.at("/source/db").asText().equals(database)
                        && value.at("/source/table").asText().equals(table))
                .toList();
    }

    /** Returns how many heartbeats the topic holds. */
    public long heartbeats() {
        return payloads().stream()
                .filter(value -> value.has("ts_ms") && value.size() == 1)
                .count();
    }

    /** Returns how many row events each table has ({@code c}, {@code u}, {@code d}), by full name. */
    public Map<String, Long> countRowChanges() {
        return countRowChanges(0);
    }

    /** Returns the same of the records from an offset on. */
    public Map<String, Long> countRowChanges(long from) {
        Map<String, Long> counts = new TreeMap<>();
        scan(from, (offset, value) -> {
            if (value.hasNonNull("op") && !value.get("op").asText().equals("r")) {
                counts.merge(
                        value.at("/source/db").asText() + "."
                                + value.at("/source/table").asText(),
                        1L,
                        Long::sum);
            }
        });
        return counts;
    }

    /** Returns the offset that the next record will have. */
    public long end() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    /** Shows every record from an offset on, as offset and value, to a visitor that keeps what it needs. */
    public void scan(long from, BiConsumer<Long, JsonNode> visitor) {
        read(from, record -> visitor.accept(record.offset(), payload(record)));
    }

    /** Returns the value of the record at that offset. */
    public JsonNode payloadAt(long offset) {
        List<JsonNode> found = new ArrayList<>();
        read(offset, record -> {
            if (record.offset() == offset) {
                found.add(payload(record));
            }
        });
        return found.get(0);
    }

    private List<JsonNode> payloads() {
        List<JsonNode> payloads = new ArrayList<>();
        read(0, record -> payloads.add(payload(record)));
        return payloads;
    }

    private static JsonNode payload(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(record.value()).get("payload");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows every record from an offset on, as it is in the topic. */
    public void read(long from, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", "50"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
