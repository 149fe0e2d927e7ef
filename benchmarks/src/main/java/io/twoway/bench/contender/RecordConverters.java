package io.twoway.bench.contender;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ways in which connectors write and read records.
 *
 * @param ours settings of this project's connectors
 * @param peers settings of the other ones
 */
public record RecordConverters(Map<String, String> ours, Map<String, String> peers) {

    /** Kafka's own, which writes the schema into each record. */
    public static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

    private static final String AVRO = "io.confluent.connect.avro.AvroConverter";
    private static final String KEY = "key.converter";
    private static final String VALUE = "value.converter";

    /** This project's one topic has records of several kinds, each with a schema of its own. */
    private static final String SUBJECTS = "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy";

    public RecordConverters {
        ours = Map.copyOf(ours);
        peers = Map.copyOf(peers);
    }

    /** Returns converters of keys and values as JSON with schemas, by their classes. */
    public static RecordConverters json(String ours, String peers) {
        return new RecordConverters(json(ours), json(peers));
    }

    private static Map<String, String> json(String converter) {
        return Map.of(
                KEY, converter, KEY + ".schemas.enable", "true", VALUE, converter, VALUE + ".schemas.enable", "true");
    }

    /** Returns Confluent's converter for all, whose schemas are in a registry. */
    public static RecordConverters avro(URI registry) {
        Map<String, String> all = Map.of(
                KEY,
                AVRO,
                KEY + ".schema.registry.url",
                registry.toString(),
                KEY + ".key.subject.name.strategy",
                SUBJECTS,
                VALUE,
                AVRO,
                VALUE + ".schema.registry.url",
                registry.toString(),
                VALUE + ".value.subject.name.strategy",
                SUBJECTS);
        Map<String, String> peers = new HashMap<>(all);
        peers.put("schema.name.adjustment.mode", "avro"); // its names would be none that Avro takes
        return new RecordConverters(all, peers);
    }

    /** Returns whether a record of ours is in Avro. */
    public boolean areAvro() {
        return ours.get(VALUE).equals(AVRO);
    }

    /** Returns the settings that the converter of our values gets. */
    public Map<String, String> ofOurValues() {
        String prefix = VALUE + ".";
        return ours.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(prefix))
                .collect(Collectors.toMap(setting -> setting.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    /** Returns the names of the classes of values, as {@code One, of the peer Other}. */
    public String describe() {
        return simple(ours.get(VALUE)) + ", of the peer by " + simple(peers.get(VALUE));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
