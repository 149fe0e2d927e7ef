package io.twoway.it.pair;

import java.util.Map;

/** Settings by which a pair's records travel as Avro, with a schema registry. */
public final class AvroConverters {

    private static final String EACH_TABLE = "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy";

    private AvroConverters() {}

    /** Returns what all four connectors need. */
    public static Map<String, String> of(TestServers servers) {
        String converter = "io.confluent.connect.avro.AvroConverter";
        String registry = servers.schemaRegistry().uri().toString();
        return Map.of(
                "key.converter", converter,
                "key.converter.schema.registry.url", registry,
                "key.converter.key.subject.name.strategy", EACH_TABLE,
                "value.converter", converter,
                "value.converter.schema.registry.url", registry,
                "value.converter.value.subject.name.strategy", EACH_TABLE);
    }
}
