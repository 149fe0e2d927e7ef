package io.twoway.precheck.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaFactsTest {

    private static final String SERVERS = "schema.history.internal.kafka.bootstrap.servers";

    @ParameterizedTest
    @CsvSource({
        "log.retention.hours, 168, 604800000",
        "log.retention.minutes, 5, 300000",
        "log.retention.ms, 1000, 1000",
        "log.retention.hours, -1, -1"
    })
    void aTopicTakesItsRetentionFromTheBroker(String name, String value, long expected) {
        assertThat(ClusterReader.byDefault(Map.of(name, value)).number("retention.ms"))
                .isEqualTo(expected);
    }

    @Test
    void theFinestUnitCounts() {
        Map<String, String> broker = Map.of("log.retention.ms", "7", "log.retention.hours", "168");
        assertThat(ClusterReader.byDefault(broker).number("retention.ms")).isEqualTo(7);
    }

    @Test
    void aTopicTakesTheRestFromTheBrokerToo() {
        TopicFacts topic = ClusterReader.byDefault(Map.of(
                "num.partitions", "6",
                "default.replication.factor", "3",
                "message.max.bytes", "2000000",
                "log.cleanup.policy", "compact"));
        assertThat(topic.partitions()).isEqualTo(6);
        assertThat(topic.replicas()).isEqualTo(3);
        assertThat(topic.number("max.message.bytes")).isEqualTo(2_000_000);
        assertThat(topic.setting("cleanup.policy")).isEqualTo("compact");
    }

    @Test
    void aBrokerThatMayNotBeAskedHasKafkasOwnDefaults() {
        assertThat(ClusterReader.byDefault(Map.of())).isEqualTo(TopicFacts.BUILT_IN);
    }

    @Test
    void theClientOfASourceIsThatOfItsHistory() {
        KafkaClient client = KafkaClient.ofHistory(Map.of(
                        SERVERS,
                        "k:9092",
                        "schema.history.internal.producer.security.protocol",
                        "SASL_SSL",
                        "schema.history.internal.producer.sasl.jaas.config",
                        "the-word",
                        "producer.override.linger.ms",
                        "5"))
                .orElseThrow();
        assertThat(client.settings())
                .isEqualTo(Map.of(
                        "bootstrap.servers",
                        "k:9092",
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.jaas.config",
                        "the-word"));
        assertThat(client.toString()).isEqualTo("k:9092");
    }

    @Test
    void aHistoryThatIsKeptElsewhereHasNoClient() {
        assertThat(KafkaClient.ofHistory(Map.of(SERVERS, " "))).isEmpty();
    }
}
