package io.twoway.precheck.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks a Kafka cluster; it writes nothing. */
public final class ClusterReader {

    private static final long MS_IN_AN_HOUR = 3_600_000;
    private static final long MS_IN_A_MINUTE = 60_000;

    /** What a topic takes over from its broker, by the topic's name for it. */
    private static final Map<String, String> BROKER_NAMES = Map.of(
            "cleanup.policy", "log.cleanup.policy",
            "retention.bytes", "log.retention.bytes",
            "max.message.bytes", "message.max.bytes",
            "min.insync.replicas", "min.insync.replicas",
            "unclean.leader.election.enable", "unclean.leader.election.enable");

    private final Admin admin;
    private final String address;

    /**
     * @param admin a client, which stays open; its timeouts bound each question
     * @param address the brokers that it asks first
     */
    public ClusterReader(Admin admin, String address) {
        this.admin = admin;
        this.address = address;
    }

    /**
     * Reads about topics.
     *
     * @throws KafkaException when no broker answers, or the client may not describe the topics
     */
    public ClusterFacts read(Collection<String> topics) {
        Collection<Node> brokers = answer(admin.describeCluster().nodes());
        Map<String, String> broker = brokerSettings(brokers.iterator().next());
        return new ClusterFacts(
                address,
                brokers.size(),
                broker.getOrDefault("auto.create.topics.enable", "false").equals("true"),
                byDefault(broker),
                existing(topics));
    }

    /**
     * Returns the offset that the next record of a topic's only partition will get.
     *
     * @throws KafkaException when no broker answers, there is no such topic, or the client may not describe it
     */
    public long endOffset(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        return answer(admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition))
                .offset();
    }

    private Map<String, TopicFacts> existing(Collection<String> names) {
        Map<String, KafkaFuture<TopicDescription>> asked =
                admin.describeTopics(Set.copyOf(names)).topicNameValues();
        Map<String, TopicFacts> existing = new HashMap<>();
        asked.forEach((name, future) -> describe(future)
                .ifPresent(topic -> existing.put(
                        name,
                        new TopicFacts(
                                topic.partitions().size(),
                                topic.partitions().get(0).replicas().size(),
                                settings(new ConfigResource(ConfigResource.Type.TOPIC, name))))));
        return existing;
    }

    private static Optional<TopicDescription> describe(KafkaFuture<TopicDescription> future) {
        try {
            return Optional.of(answer(future));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** Not every client may see a broker's settings; without them Kafka's own defaults have to do. */
    private Map<String, String> brokerSettings(Node broker) {
        try {
            return settings(new ConfigResource(ConfigResource.Type.BROKER, broker.idString()));
        } catch (AuthorizationException e) {
            return Map.of();
        }
    }

    private Map<String, String> settings(ConfigResource resource) {
        Config config = answer(admin.describeConfigs(List.of(resource)).all()).get(resource);
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Returns what a topic is like that takes everything over from a broker. */
    static TopicFacts byDefault(Map<String, String> broker) {
        Map<String, String> settings = new HashMap<>();
        BROKER_NAMES.forEach(
                (topic, name) -> Optional.ofNullable(broker.get(name)).ifPresent(value -> settings.put(topic, value)));
        retention(broker).ifPresent(retention -> settings.put("retention.ms", String.valueOf(retention)));
        return TopicFacts.BUILT_IN.with(
                Integer.parseInt(broker.getOrDefault("num.partitions", "1")),
                Integer.parseInt(broker.getOrDefault("default.replication.factor", "1")),
                settings);
    }

    /** The finest of the three units that is set counts. */
    private static Optional<Long> retention(Map<String, String> broker) {
        return number(broker, "log.retention.ms", 1)
                .or(() -> number(broker, "log.retention.minutes", MS_IN_A_MINUTE))
                .or(() -> number(broker, "log.retention.hours", MS_IN_AN_HOUR));
    }

    private static Optional<Long> number(Map<String, String> broker, String name, long unit) {
        return Optional.ofNullable(broker.get(name)).map(Long::valueOf).map(value -> value < 0 ? value : value * unit);
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
