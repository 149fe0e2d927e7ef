package io.twoway.cli.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/** Form of the records in the topics, the same in all four connectors. */
final class Converters {

    private static final String STRATEGY = "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy";

    private Converters() {}

    /** Returns the settings of a connector; none leave it to the worker. */
    static Map<String, String> settings(PairAnswers answers) {
        return switch (answers.get(Questions.CONVERTER)) {
            case "json" -> json();
            case "avro" -> avro(answers.get(Questions.REGISTRY));
            default -> Map.of();
        };
    }

    static boolean areAvro(PairAnswers answers) {
        return answers.get(Questions.CONVERTER).equals("avro");
    }

    /** The bytes of Kafka's JsonConverter at a fraction of its processor time. */
    private static Map<String, String> json() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : new String[] {"key", "value"}) {
            settings.put(part + ".converter", "io.twoway.converter.SchemaCachingJsonConverter");
        }
        return settings;
    }

    /** A topic has the records of many tables, each with a subject of its own. */
    private static Map<String, String> avro(String registry) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : new String[] {"key", "value"}) {
            settings.put(part + ".converter", "io.confluent.connect.avro.AvroConverter");
            settings.put(part + ".converter.schema.registry.url", registry);
            settings.put(part + ".converter." + part + ".subject.name.strategy", STRATEGY);
        }
        return settings;
    }
}
