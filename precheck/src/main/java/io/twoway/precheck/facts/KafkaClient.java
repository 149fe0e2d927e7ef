package io.twoway.precheck.facts;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * How to reach a Kafka cluster.
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
     * Returns the offset that the next record of a topic's only partition will get.
     *
     * @param patience how long the question may take
     * @throws KafkaException when no broker answers, there is no such topic, or the client is not let in
     */
    public long endOffset(String topic, Duration patience) {
        try (Admin admin = admin(patience)) {
            return new ClusterReader(admin, address()).endOffset(topic);
        }
    }

    private Admin admin(Duration patience) {
        Map<String, Object> impatient = new HashMap<>(settings);
        int limit = Math.toIntExact(patience.toMillis());
        impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit);
        impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit);
        return Admin.create(impatient);
    }

    @Override
    public String toString() {
        return address();
    }
}
