package io.twoway.precheck.rule.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.cluster.ClusterFacts;
import io.twoway.precheck.cluster.TopicFacts;
import io.twoway.precheck.rule.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterRulesTest {

    @ParameterizedTest
    @CsvSource({"1, '', false, FAILED", "1, 1, false, PASSED", "3, '', false, PASSED", "1, '', true, PASSED"})
    void theTopicIsThereOrCanBeCreated(int brokers, String replicas, boolean exists, Result result) {
        assertThat(items(brokers, replicas, exists)).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("dead-letter-topic");
            assertThat(item.result()).isEqualTo(result);
        });
    }

    @Test
    void theSettingThatHelpsIsNamed() {
        assertThat(items(1, "", false))
                .extracting(Item::found, Item::fix)
                .containsExactly(tuple(
                        "Topic errant does not exist yet; b-sink: errors.deadletterqueue.topic.replication.factor = 3;"
                                + " the cluster has 1 broker.",
                        "Set errors.deadletterqueue.topic.replication.factor of b-sink to 1."));
    }

    @Test
    void aSinkWithoutSuchATopicIsNotLookedAt() {
        assertThat(DeadLetterRules.judge(new Settings("b-sink", Map.of()), cluster(1, false)))
                .isEmpty();
    }

    private static List<Item> items(int brokers, String replicas, boolean exists) {
        Map<String, String> settings = new HashMap<>(Map.of("errors.deadletterqueue.topic.name", "errant"));
        settings.put("errors.deadletterqueue.topic.replication.factor", replicas);
        return DeadLetterRules.judge(new Settings("b-sink", settings), cluster(brokers, exists));
    }

    private static ClusterFacts cluster(int brokers, boolean exists) {
        return new ClusterFacts(
                "kafka:9092",
                brokers,
                false,
                TopicFacts.BUILT_IN,
                exists ? Map.of("errant", TopicFacts.BUILT_IN) : Map.of());
    }
}
