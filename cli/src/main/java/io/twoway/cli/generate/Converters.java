package io.twoway.cli.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/** Form of the records in the topics, the same in all four connectors. */
final class Converters {

    private static final String STRATEGY = "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy";

    /** Headers are texts; Connect's default looks in each for numbers, dates, lists and maps first. */
    private static final String HEADERS = "org.apache.kafka.connect.storage.StringConverter";

    private Converters() {}

    /** Returns the settings of a connector; none leave it to the worker. */
    static Map<String, String> settings(PairAnswers answers) {
        Map<String, String> settings = new LinkedHashMap<>();
        switch (answers.get(Questions.CONVERTER)) {
            case "json" -> settings.putAll(json());
            case "avro" -> settings.putAll(avro(answers.get(Questions.REGISTRY)));
            default -> {
                // the worker's
            }
        }
        settings.put("header.converter", HEADERS);
        return settings;
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
