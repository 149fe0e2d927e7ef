package io.twoway.bench.contender;

import java.util.Map;

/**
 * The converters of record values, by their classes.
 *
 * @param ours of this project's connectors
 * @param peers of the other ones
 */
public record Converters(String ours, String peers) {

    /** Kafka's own, which writes the schema into each record. */
    public static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

    Map<String, String> ourSettings() {
        return settings(ours);
    }

    Map<String, String> peerSettings() {
        return settings(peers);
    }

    private static Map<String, String> settings(String converter) {
        return Map.of("value.converter", converter, "value.converter.schemas.enable", "true");
    }
}
