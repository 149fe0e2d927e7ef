package io.twoway.source.config;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * How a source reaches the topic that it writes: the broker and the credentials of its schema history.
 *
 * @param topic the stream's topic
 * @param consumer properties for a consumer
 */
public record StreamAccess(String topic, Map<String, Object> consumer) {

    /** Debezium's prefix for properties of the consumer that reads the history. */
    private static final String CONSUMER = "schema.history.internal.consumer.";

    public StreamAccess {
        consumer = Map.copyOf(consumer);
    }

    /**
     * Reads it from the settings.
     *
     * @param settings the connector's settings, which may have properties for the history's consumer
     * @param topic the stream's topic
     * @param bootstrapServers the history's brokers
     */
    public static StreamAccess of(Map<String, String> settings, String topic, String bootstrapServers) {
        Map<String, Object> consumer = new HashMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(CONSUMER)) {
                consumer.put(key.substring(CONSUMER.length()), value);
            }
        });
        consumer.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // what a source with exactly-once support did not commit was never sent
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new StreamAccess(topic, consumer);
    }
}
