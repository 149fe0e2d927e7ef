package io.twoway.it.pair;

import java.util.Map;

/** Settings by which a connector writes or reads JSON with schemas: with the project's converter, or with Kafka's. */
public final class JsonConverters {

    public static final Map<String, String> OWN = both("io.twoway.converter.SchemaCachingJsonConverter");
    public static final Map<String, String> KAFKAS = both("org.apache.kafka.connect.json.JsonConverter");

    private JsonConverters() {}

    private static Map<String, String> both(String converter) {
        return Map.of(
                "key.converter",
                converter,
                "key.converter.schemas.enable",
                "true",
                "value.converter",
                converter,
                "value.converter.schemas.enable",
                "true");
    }
}
