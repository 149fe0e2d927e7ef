package io.twoway.precheck.cluster;

import java.util.HashMap;
import java.util.Map;

/**
 * A topic as Kafka describes it.
 *
 * @param partitions how many it has
 * @param replicas on how many brokers each of them lies
 * @param settings its settings by the names that {@code kafka-configs.sh} takes, those it has from its broker included
 */
public record TopicFacts(int partitions, int replicas, Map<String, String> settings) {

    /** What Kafka makes of a topic when neither its creator nor the broker says anything. */
    public static final TopicFacts BUILT_IN = new TopicFacts(
            1,
            1,
            Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", "604800000",
                    "retention.bytes", "-1",
                    "max.message.bytes", "1048588",
                    "min.insync.replicas", "1",
                    "unclean.leader.election.enable", "false"));

    public TopicFacts {
        settings = Map.copyOf(settings);
    }

    /** Returns a setting; Kafka's own default where nothing is known. */
    public String setting(String name) {
        return settings.getOrDefault(name, BUILT_IN.settings.getOrDefault(name, ""));
    }

    /** Returns a whole number; -1 stands for no limit. */
    public long number(String name) {
        return Long.parseLong(setting(name));
    }

    /** Returns the same topic with some settings changed. */
    public TopicFacts with(int otherPartitions, int otherReplicas, Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(changes);
        return new TopicFacts(otherPartitions, otherReplicas, all);
    }
}
