package io.twoway.precheck.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Clients of a Kafka cluster, and the settings by which they reach it.
 *
 * @param settings as Kafka's clients take them; they may hold passwords
 */
public record KafkaClient(Map<String, String> settings) {

    private static final String HISTORY_SERVERS = "schema.history.internal.kafka.bootstrap.servers";
    private static final String HISTORY_PRODUCER = "schema.history.internal.producer.";
    private static final String HISTORY_CONSUMER = "schema.history.internal.consumer.";

    public KafkaClient {
        settings = Map.copyOf(settings);
    }

    /** Returns the client with which a source writes its tables' history; empty when it keeps it elsewhere. */
    public static Optional<KafkaClient> ofHistory(Map<String, String> source) {
        return ofHistory(source, HISTORY_PRODUCER);
    }

    /** Returns the client with which a source reads its tables' history; empty when it keeps it elsewhere. */
    public static Optional<KafkaClient> readerOfHistory(Map<String, String> source) {
        return ofHistory(source, HISTORY_CONSUMER);
    }

    private static Optional<KafkaClient> ofHistory(Map<String, String> source, String prefix) {
        String servers = source.getOrDefault(HISTORY_SERVERS, "").strip();
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> settings = new HashMap<>();
        source.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), value);
            }
        });
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        return Optional.of(new KafkaClient(settings));
    }

    /** Returns the brokers that are asked first, for messages. */
    public String address() {
        return settings.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "");
    }

    /**
     * Reads about topics.
     *
     * @param patience how long each question may take
     * @throws KafkaException when no broker answers, the client is not let in, or its settings are wrong
     */
    public ClusterFacts read(Collection<String> topics, Duration patience) {
        try (Admin admin = admin(patience)) {
            return new ClusterReader(admin, address()).read(topics);
        }
    }

    /**
     * Returns a client for questions about the cluster.
     *
     * @param patience how long each may take
     * @throws KafkaException when the settings are wrong
     */
    public Admin admin(Duration patience) {
        return Admin.create(impatient(patience));
    }

    /**
     * Returns a client that reads records as bytes, in no consumer group.
     *
     * @param patience how long each question may take
     * @throws KafkaException when the settings are wrong
     */
    public Consumer<byte[], byte[]> consumer(Duration patience) {
        Map<String, Object> reading = impatient(patience);
        reading.keySet().remove(ConsumerConfig.GROUP_ID_CONFIG);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> impatient(Duration patience) {
        Map<String, Object> impatient = new HashMap<>(settings);
        int limit = Math.toIntExact(patience.toMillis());
        impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit);
        impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit);
        return impatient;
    }

    @Override
    public String toString() {
        return address();
    }
}
