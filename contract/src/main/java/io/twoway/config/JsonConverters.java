package io.twoway.config;

import java.util.Set;

/** Converters of JSON, Kafka's and the project's, of which each reads what the other writes. */
public final class JsonConverters {

    /** Connect finds a converter by its class name, its simple name, or that without "Converter". */
    private static final Set<String> NAMES = Set.of(
            "org.apache.kafka.connect.json.JsonConverter",
            "JsonConverter",
            "Json",
            "io.twoway.converter.SchemaCachingJsonConverter",
            "SchemaCachingJsonConverter",
            "SchemaCachingJson");

    private JsonConverters() {}

    /** Returns whether a connector that names its converter so has one of them. */
    public static boolean include(String converter) {
        return NAMES.contains(converter.strip());
    }
}
