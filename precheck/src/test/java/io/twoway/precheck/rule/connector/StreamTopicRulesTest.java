package io.twoway.precheck.rule.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.twoway.precheck.Item;
import io.twoway.precheck.cluster.ClusterFacts;
import io.twoway.precheck.cluster.TopicFacts;
import io.twoway.precheck.rule.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamTopicRulesTest {

    private static final String WEEK = "604800000";
    private static final TopicFacts STREAM = topic(1, 3, Map.of("min.insync.replicas", "2"));
    private static final TopicFacts HISTORY = topic(1, 3, Map.of("retention.ms", "-1"));
    private static final TopicFacts BY_DEFAULT = topic(1, 3, Map.of("min.insync.replicas", "2"));

    @Test
    void goodTopicsPass() {
        assertThat(problems(STREAM, HISTORY)).isEmpty();
    }

    @Test
    void topicsThatTheConnectorsCreateAsTheyShouldBePass() {
        assertThat(problems(
                        Map.of(
                                "topic.creation.default.partitions", "1",
                                "topic.creation.default.replication.factor", "-1"),
                        new ClusterFacts("kafka:9092", 3, false, BY_DEFAULT, Map.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "topic-cleanup-policy, cleanup.policy, compact",
        "topic-cleanup-policy, cleanup.policy, 'compact,delete'",
        "topic-retention, retention.ms, 604799999",
        "topic-retention, retention.bytes, 1073741824",
        "topic-message-size, max.message.bytes, 1000000",
        "topic-min-insync-replicas, min.insync.replicas, 1",
        "topic-leader-election, unclean.leader.election.enable, true"
    })
    void eachWrongSettingOfAStreamIsNamedWithTheCommandThatHelps(String name, String setting, String value) {
        TopicFacts wrong = STREAM.with(1, 3, Map.of(setting, value));
        assertThat(problems(wrong, HISTORY)).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo(name);
            assertThat(item.subject()).isEqualTo("topic a");
            assertThat(item.found()).contains("Topic a has", setting + " = " + value);
            assertThat(item.fix())
                    .contains(
                            "kafka-configs.sh --bootstrap-server kafka:9092 --alter",
                            "--entity-name a --add-config " + setting + "=");
        });
    }

    @ParameterizedTest
    @CsvSource({"retention.ms, -1", "retention.ms, 604800000", "max.message.bytes, 50331648"})
    void aStreamMayKeepMoreAndTakeMore(String setting, String value) {
        assertThat(problems(STREAM.with(1, 3, Map.of(setting, value)), HISTORY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "history-cleanup-policy, cleanup.policy, compact",
        "history-retention, retention.ms, 604800000",
        "history-retention, retention.bytes, 1073741824"
    })
    void eachWrongSettingOfAHistoryIsNamedWithTheCommandThatHelps(String name, String setting, String value) {
        TopicFacts wrong = HISTORY.with(1, 3, Map.of(setting, value));
        assertThat(problems(STREAM, wrong)).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo(name);
            assertThat(item.fix()).contains("--entity-name a.schema-history --add-config " + setting + "=");
        });
    }

    @Test
    void moreThanOnePartitionIsNamedForBoth() {
        assertThat(problems(STREAM.with(3, 3, Map.of()), HISTORY.with(2, 3, Map.of())))
                .extracting(Item::name, Item::found)
                .containsExactly(
                        tuple("topic-partitions", "Topic a has 3 partitions."),
                        tuple("history-partitions", "Topic a.schema-history has 2 partitions."));
    }

    @Test
    void oneReplicaIsNamedForBothAndNothingIsSaidOfItsReplicas() {
        TopicFacts alone = topic(1, 1, Map.of());
        assertThat(problems(alone, alone.with(1, 1, Map.of("retention.ms", "-1"))))
                .extracting(Item::name)
                .containsExactly("topic-replication", "history-replication");
    }

    @ParameterizedTest
    @CsvSource({
        "topic-partitions, topic.creation.default.partitions, 3",
        "topic-brokers, topic.creation.default.replication.factor, 4",
        "topic-cleanup-policy, topic.creation.default.cleanup.policy, compact",
        "topic-retention, topic.creation.default.retention.ms, 3600000"
    })
    void whatATopicIsGoingToBeIsNamedWithTheSettingOfTheSource(String name, String key, String value) {
        Map<String, String> creation = new HashMap<>(Map.of("topic.creation.default.partitions", "1"));
        creation.put(key, value);
        assertThat(problems(creation, new ClusterFacts("kafka:9092", 3, false, BY_DEFAULT, Map.of())))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.name()).isEqualTo(name);
                    assertThat(item.found()).contains("does not exist yet");
                    assertThat(item.fix()).contains("Set " + key + " of a-source");
                });
    }

    @Test
    void aGroupOfCreationSettingsCountsForTheTopicsItTakes() {
        Map<String, String> creation = Map.of(
                "topic.creation.groups", "other,short",
                "topic.creation.other.include", "b.*",
                "topic.creation.short.include", "[ab]",
                "topic.creation.short.retention.ms", "1000",
                "topic.creation.default.partitions", "1",
                "topic.creation.default.replication.factor", "3");
        assertThat(problems(creation, new ClusterFacts("kafka:9092", 3, false, BY_DEFAULT, Map.of())))
                .singleElement()
                .satisfies(item -> assertThat(item.fix())
                        .isEqualTo("Set topic.creation.short.retention.ms of a-source to " + WEEK + "."));
    }

    @Test
    void aTopicThatNobodyCreatesIsNamed() {
        assertThat(problems(Map.of(), new ClusterFacts("kafka:9092", 3, false, BY_DEFAULT, Map.of())))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.name()).isEqualTo("topic-exists");
                    assertThat(item.fix())
                            .contains(
                                    "kafka-topics.sh --bootstrap-server kafka:9092 --create --topic a --partitions 1");
                });
        assertThat(problems(Map.of(), new ClusterFacts("kafka:9092", 3, true, BY_DEFAULT, Map.of())))
                .isEmpty();
    }

    @Test
    void aBrokerThatWouldCreateItOtherwiseIsNamed() {
        Map<String, String> creation = Map.of(
                "topic.creation.default.partitions", "1",
                "topic.creation.default.replication.factor", "3",
                "topic.creation.default.retention.ms", "-1");
        assertThat(problems(creation, new ClusterFacts("kafka:9092", 3, true, BY_DEFAULT, Map.of())))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.name()).isEqualTo("topic-auto-creation");
                    assertThat(item.fix())
                            .isEqualTo(
                                    "kafka-topics.sh --bootstrap-server kafka:9092 --create --topic a --partitions 1 --replication-factor 3"
                                            + " --config retention.ms=-1");
                });
    }

    @Test
    void theLargestRequestOfTheProducerMustFitIntoTheTopic() {
        assertThat(problems(Map.of("producer.override.max.request.size", "50331648"), both(STREAM, HISTORY)))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.name()).isEqualTo("topic-message-size");
                    assertThat(item.fix()).endsWith("--add-config max.message.bytes=50331648");
                });
    }

    private static List<Item> problems(TopicFacts stream, TopicFacts history) {
        return problems(Map.of(), both(stream, history));
    }

    private static ClusterFacts both(TopicFacts stream, TopicFacts history) {
        return new ClusterFacts("kafka:9092", 3, false, BY_DEFAULT, Map.of("a", stream, "a.schema-history", history));
    }

    private static List<Item> problems(Map<String, String> settings, ClusterFacts cluster) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("site.name", "a");
        return StreamTopicRules.judge(new Settings("a-source", all), cluster).stream()
                .filter(Item::isProblem)
                .toList();
    }

    private static TopicFacts topic(int partitions, int replicas, Map<String, String> settings) {
        return TopicFacts.BUILT_IN.with(partitions, replicas, settings);
    }
}
