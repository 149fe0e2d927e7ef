package io.twoway.precheck.rule.connector;

import io.twoway.precheck.Counted;
import io.twoway.precheck.Item;
import io.twoway.precheck.cluster.ClusterFacts;
import io.twoway.precheck.rule.Rule;
import io.twoway.precheck.rule.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions for the topic to which a sink passes records that cannot be applied. */
public final class DeadLetterRules {

    private static final String TOPIC = "errors.deadletterqueue.topic.name";
    private static final String REPLICATION = "errors.deadletterqueue.topic.replication.factor";
    private static final String DEFAULT_REPLICATION = "3";

    private static final Rule<Letters> BROKERS = Rule.<Letters>must("dead-letter-topic")
            .on(REPLICATION)
            .holds(letters -> letters.exists() || letters.replicas() <= letters.brokers())
            .shows(letters -> "Topic " + letters.topic()
                    + (letters.exists()
                            ? " exists."
                            : " does not exist yet; " + letters.sink().show(REPLICATION, DEFAULT_REPLICATION)
                                    + "; the cluster has " + Counted.of(letters.brokers(), "broker") + "."))
            .because("Connect creates it when the task starts, and fails where there are fewer brokers.")
            .mendedBy(letters ->
                    "Set " + REPLICATION + " of " + letters.sink().name() + " to " + letters.brokers() + ".");

    private DeadLetterRules() {}

    /** A sink that has such a topic. */
    private record Letters(Settings sink, String topic, boolean exists, int brokers) {

        int replicas() {
            return Integer.parseInt(sink.get(REPLICATION, DEFAULT_REPLICATION));
        }
    }

    public static Stream<String> names() {
        return Stream.of(BROKERS.name());
    }

    /** Returns the topic of a sink; empty when it has none. */
    public static Optional<String> topicOf(Settings sink) {
        return Optional.of(sink.get(TOPIC, "")).filter(topic -> !topic.isEmpty());
    }

    /** Judges the topic of a sink, if it has one. */
    public static List<Item> judge(Settings sink, ClusterFacts cluster) {
        return topicOf(sink)
                .map(topic -> new Letters(sink, topic, cluster.topic(topic).isPresent(), cluster.brokers()))
                .map(letters -> BROKERS.judge("topic " + letters.topic(), letters))
                .stream()
                .toList();
    }
}
