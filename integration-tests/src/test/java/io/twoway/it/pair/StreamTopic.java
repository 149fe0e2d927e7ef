package io.twoway.it.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private List<JsonNode> payloads() {
        List<JsonNode> payloads = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", "50"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    payloads.add(JSON.readTree(record.value()).get("payload"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return payloads;
    }
}
