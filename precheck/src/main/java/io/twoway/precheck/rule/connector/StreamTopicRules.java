package io.twoway.precheck.rule.connector;

import io.twoway.precheck.Counted;
import io.twoway.precheck.Item;
import io.twoway.precheck.cluster.ClusterFacts;
import io.twoway.precheck.rule.Rule;
import io.twoway.precheck.rule.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Conditions for the two topics of a source: the one with its changes, and the one with its tables' history. */
public final class StreamTopicRules {

    private static final String TOPIC = "stream.topic";
    private static final String HISTORY = "schema.history.internal.kafka.topic";
    private static final String REQUEST_SIZE = "producer.override.max.request.size";
    private static final String PRODUCER_DEFAULT = "1048576";
    private static final String NO_LIMIT = "-1";

    private static final Duration WEEK = Duration.ofDays(7);

    /** As good as for ever. */
    private static final Duration CENTURY = Duration.ofDays(36_500);

    private static final List<Rule<StreamTopic>> OF_STREAM = List.of(
            Rule.<StreamTopic>must("topic-exists")
                    .on("topic.creation.default.partitions")
                    .holds(StreamTopic::isOrWillBeThere)
                    .shows(topic -> topic.isOrWillBeThere()
                            ? topic.subject() + "all that follows."
                            : "There is no topic " + topic.name() + ", and nobody creates it.")
                    .because("The source cannot write without it.")
                    .mendedBy(topic -> "Set topic.creation.default.partitions of "
                            + topic.source().name() + " to 1, with topic.creation.default.replication.factor; or "
                            + topic.create()),
            Rule.<StreamTopic>should("topic-auto-creation")
                    .on("topic.creation.default.partitions")
                    .holds(topic -> !topic.mayBeMadeOtherwise())
                    .shows(topic -> topic.mayBeMadeOtherwise()
                            ? "Topic " + topic.name() + " does not exist yet; auto.create.topics.enable = true."
                            : topic.subject() + "the settings that are looked at here.")
                    .because(
                            "If the sink comes first, the broker creates the topic with its own defaults instead of those of"
                                    + " topic.creation.")
                    .mendedBy(StreamTopic::create),
            onePartition("topic-partitions", TOPIC),
            deletes("topic-cleanup-policy", TOPIC),
            keeps(
                    Rule.<StreamTopic>should("topic-retention"),
                    TOPIC,
                    WEEK,
                    "What is deleted before the sink applied it is missing at its server: the sink stops, and both sides must"
                            + " be made equal by hand. It may be down for as long as records are kept."),
            Rule.<StreamTopic>should("topic-message-size")
                    .on(REQUEST_SIZE)
                    .holds(topic -> topic.facts().number("max.message.bytes") >= requestSize(topic))
                    .shows(topic -> topic.show("max.message.bytes") + " "
                            + topic.source().show(REQUEST_SIZE, PRODUCER_DEFAULT) + ".")
                    .because("A record that the producer takes and the topic does not stops the source.")
                    .mendedBy(topic -> topic.set("max.message.bytes", String.valueOf(requestSize(topic)))),
            Rule.<StreamTopic>must("topic-brokers")
                    .on("topic.creation.default.replication.factor")
                    .holds(topic -> topic.exists()
                            || topic.facts().replicas() <= topic.cluster().brokers())
                    .shows(StreamTopicRules::replication)
                    .because("A topic cannot be created with more replicas than there are brokers.")
                    .mendedBy(topic -> "Set topic.creation.default.replication.factor of "
                            + topic.source().name() + " to -1, the broker's default."),
            replicated(
                    "topic-replication",
                    TOPIC,
                    topic -> "Set topic.creation.default.replication.factor of "
                            + topic.source().name() + " to 3, where there are three brokers."),
            Rule.<StreamTopic>should("topic-min-insync-replicas")
                    .on(TOPIC)
                    .holds(topic ->
                            topic.facts().replicas() < 2 || topic.facts().number("min.insync.replicas") >= 2)
                    .shows(topic -> topic.show("min.insync.replicas"))
                    .because("A record counts as written when one broker has it, and is lost with that broker.")
                    .mendedBy(topic -> topic.set("min.insync.replicas", "2")),
            Rule.<StreamTopic>should("topic-leader-election")
                    .on(TOPIC)
                    .holds(topic -> topic.facts()
                            .setting("unclean.leader.election.enable")
                            .equals("false"))
                    .shows(topic -> topic.show("unclean.leader.election.enable"))
                    .because(
                            "A broker that lacks records may become the leader: they are lost, although they were written.")
                    .mendedBy(topic -> topic.set("unclean.leader.election.enable", "false")));

    private static final List<Rule<StreamTopic>> OF_HISTORY = List.of(
            onePartition("history-partitions", HISTORY),
            deletes("history-cleanup-policy", HISTORY),
            keeps(
                    Rule.<StreamTopic>must("history-retention"),
                    HISTORY,
                    CENTURY,
                    "Each start of the source reads all of the history; when its beginning is gone, the task does not start"
                            + " any more."),
            replicated(
                    "history-replication",
                    HISTORY,
                    topic -> "Set default.replication.factor of the brokers to 3, where there are three."));

    private StreamTopicRules() {}

    public static Stream<String> names() {
        return Stream.concat(OF_STREAM.stream(), OF_HISTORY.stream()).map(Rule::name);
    }

    /** Returns the topics that a source writes. */
    public static List<String> topicsOf(Settings source) {
        return List.of(PairSettings.topic(source), PairSettings.historyTopic(source));
    }

    /** Judges both topics of a source by every rule; what does not exist yet is judged as it is going to be made. */
    public static List<Item> judge(Settings source, ClusterFacts cluster) {
        return Stream.concat(
                        judge(OF_STREAM, StreamTopic.stream(source, cluster)),
                        judge(OF_HISTORY, StreamTopic.history(source, cluster)))
                .toList();
    }

    private static Stream<Item> judge(List<Rule<StreamTopic>> rules, StreamTopic topic) {
        return rules.stream().map(rule -> rule.judge("topic " + topic.name(), topic));
    }

    private static Rule<StreamTopic> onePartition(String name, String key) {
        return Rule.<StreamTopic>must(name)
                .on(key)
                .holds(topic -> topic.facts().partitions() == 1)
                .shows(topic -> topic.subject() + Counted.of(topic.facts().partitions(), "partition") + ".")
                .because("Records are in the order of the binlog only within one partition.")
                .mendedBy(topic -> topic.exists()
                        ? "If it is empty: " + topic.delete() + "; else set " + key + " of "
                                + topic.source().name() + " to another name."
                        : "Set topic.creation.default.partitions of "
                                + topic.source().name() + " to 1.");
    }

    private static Rule<StreamTopic> deletes(String name, String key) {
        return Rule.<StreamTopic>must(name)
                .on(key)
                .holds(topic -> topic.facts().setting("cleanup.policy").equals("delete"))
                .shows(topic -> topic.show("cleanup.policy"))
                .because("Compaction removes records that were written and still count.")
                .mendedBy(topic -> topic.set("cleanup.policy", "delete"));
    }

    private static Rule<StreamTopic> keeps(Rule.Draft<StreamTopic> draft, String key, Duration atLeast, String why) {
        String retention = atLeast.equals(CENTURY) ? NO_LIMIT : String.valueOf(atLeast.toMillis());
        return draft.on(key)
                .holds(topic -> isForEver(topic, "retention.bytes")
                        && (isForEver(topic, "retention.ms")
                                || topic.facts().number("retention.ms") >= atLeast.toMillis()))
                .shows(topic -> topic.show("retention.ms", "retention.bytes"))
                .because(why)
                .mendedBy(topic -> isForEver(topic, "retention.bytes")
                        ? topic.set("retention.ms", retention)
                        : topic.set("retention.bytes", NO_LIMIT) + " " + topic.set("retention.ms", retention));
    }

    private static Rule<StreamTopic> replicated(String name, String key, Function<StreamTopic, String> beforehand) {
        return Rule.<StreamTopic>should(name)
                .on(key)
                .holds(topic -> topic.facts().replicas() >= 2 || topic.cluster().brokers() < 2)
                .shows(StreamTopicRules::replication)
                .because("With the disk of its one broker everything in it is lost.")
                .mendedBy(topic -> topic.exists()
                        ? "kafka-reassign-partitions.sh, with three replicas for topic " + topic.name() + "."
                        : beforehand.apply(topic));
    }

    private static String replication(StreamTopic topic) {
        return topic.subject() + "replication factor " + topic.facts().replicas() + "; the cluster has "
                + Counted.of(topic.cluster().brokers(), "broker") + ".";
    }

    private static boolean isForEver(StreamTopic topic, String setting) {
        return topic.facts().number(setting) < 0;
    }

    private static long requestSize(StreamTopic topic) {
        return Long.parseLong(topic.source().get(REQUEST_SIZE, PRODUCER_DEFAULT));
    }
}
