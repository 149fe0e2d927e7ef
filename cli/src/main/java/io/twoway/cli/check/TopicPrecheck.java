package io.twoway.cli.check;

import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.PairConfig;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.cluster.ClusterFacts;
import io.twoway.precheck.cluster.KafkaClient;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.rule.connector.DeadLetterRules;
import io.twoway.precheck.rule.connector.StreamTopicRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** Looks at the topics of a pair, and judges what it sees. */
final class TopicPrecheck {

    private static final String WHY =
            "Changes travel through topics, and are lost or mixed up where a topic is not as it must be.";

    private final PairConfig pair;
    private final Optional<KafkaClient> client;
    private final Duration limit;

    /**
     * @param client how to reach Kafka; empty when nobody says it
     * @param limit how long Kafka may take for an answer
     */
    TopicPrecheck(PairConfig pair, Optional<KafkaClient> client, Duration limit) {
        this.pair = pair;
        this.client = client;
        this.limit = limit;
    }

    /** Returns one item for each check. */
    List<Item> items() {
        return client.map(this::items)
                .orElseGet(() -> List.of(kafka(
                        Result.UNKNOWN,
                        "The topics were not looked at.",
                        "Give --bootstrap-server, and --command-config where Kafka asks for a login.")));
    }

    private List<Item> items(KafkaClient kafka) {
        List<Settings> sources = Stream.of(pair.sourceA(), pair.sourceB())
                .map(ConnectorConfig::forRules)
                .toList();
        List<Settings> sinks = Stream.of(pair.sinkA(), pair.sinkB())
                .map(ConnectorConfig::forRules)
                .toList();
        List<String> topics = Stream.concat(
                        sources.stream().flatMap(source -> StreamTopicRules.topicsOf(source).stream()),
                        sinks.stream().flatMap(sink -> DeadLetterRules.topicOf(sink).stream()))
                .distinct()
                .toList();
        try {
            ClusterFacts cluster = kafka.read(topics, limit);
            return Stream.of(
                            Stream.of(kafka(Result.PASSED, kafka.address() + " answers.", "")),
                            sources.stream().flatMap(source -> StreamTopicRules.judge(source, cluster).stream()),
                            sinks.stream().flatMap(sink -> DeadLetterRules.judge(sink, cluster).stream()))
                    .flatMap(items -> items)
                    .toList();
        } catch (KafkaException e) {
            return List.of(kafka(
                    Result.FAILED,
                    kafka.address() + ": " + e.getMessage() + ".",
                    "Check --bootstrap-server (else " + pair.sourceA().name()
                            + "'s schema.history.internal.kafka.bootstrap.servers) and --command-config; the client must be"
                            + " allowed to DESCRIBE and DESCRIBE_CONFIGS these topics: "
                            + String.join(", ", topics) + "."));
        }
    }

    private static Item kafka(Result result, String found, String fix) {
        return new Item("kafka", "topics", "schema.history.internal.kafka.bootstrap.servers", result, found, WHY, fix);
    }
}
