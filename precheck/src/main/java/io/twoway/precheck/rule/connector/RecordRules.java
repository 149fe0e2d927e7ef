package io.twoway.precheck.rule.connector;

import io.twoway.config.JsonConverters;
import io.twoway.precheck.rule.Rule;
import io.twoway.precheck.rule.Settings;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Conditions for what Connect does to the records between MySQL and Kafka. */
final class RecordRules {

    private static final String VALUE = "value.converter";
    private static final List<String> KEY_AND_VALUE = List.of("key.converter", VALUE);
    private static final String HEADER = "header.converter";

    private static final String FILTER = "OriginFilter";
    private static final String TRANSFORMS = "transforms";

    /** Kafka's converters that write values without saying of which type they are. */
    private static final Set<String> WITHOUT_TYPES = Set.of("String", "ByteArray");

    /** Kafka's converters that write values of one type only, which is none of a row's, nor a text. */
    private static final Set<String> OF_ONE_TYPE =
            Set.of("ByteArray", "Boolean", "Double", "Float", "Integer", "Long", "Short");

    static final List<Rule<PairSettings>> OF_CONNECTORS = List.of(
            Rule.<PairSettings>should("converters-match")
                    .on(VALUE)
                    .holds(pair -> converters(pair.sourceA()).equals(converters(pair.sinkB()))
                            && converters(pair.sourceB()).equals(converters(pair.sinkA())))
                    .shows(pair -> "A to B: " + converters(pair.sourceA()) + " and " + converters(pair.sinkB())
                            + ". B to A: " + converters(pair.sourceB()) + " and " + converters(pair.sinkA()) + ".")
                    .because(
                            "What one converter writes the other must read. Where a connector names none, the worker's counts.")
                    .mendedBy("Give source and sink of a direction the same converters with the same settings."),
            Rule.<PairSettings>must("converters-keep-schemas")
                    .on(VALUE)
                    .holds(pair -> losingSchemas(pair).isEmpty())
                    .shows(pair -> shown(losingSchemas(pair), "Each connector's converters keep them."))
                    .because("Without the schema nobody knows which type a value has.")
                    .mendedBy(
                            "Take io.twoway.converter.SchemaCachingJsonConverter, or one with a schema registry, for key.converter"
                                    + " and value.converter."),
            Rule.<PairSettings>must("header-converter")
                    .on(HEADER)
                    .holds(pair -> unableToWriteText(pair).isEmpty())
                    .shows(pair -> shown(unableToWriteText(pair), "Headers are written as text."))
                    .because("The headers that sink and filter need are texts, and the task fails at the first one.")
                    .mendedBy(
                            "Set header.converter to org.apache.kafka.connect.storage.StringConverter, or remove it."),
            Rule.<PairSettings>must("origin-filter")
                    .on(TRANSFORMS)
                    .holds(pair -> unfiltered(pair).isEmpty())
                    .shows(pair -> shown(unfiltered(pair), "It comes first in both sources."))
                    .because(
                            "Without the OriginFilter every change comes back as a loop; behind another transform it may"
                                    + " not see what tells it who wrote a transaction.")
                    .mendedBy("Let transforms of both sources begin with origin; set transforms.origin.type to"
                            + " io.twoway.smt.OriginFilter, and no predicate."));

    private RecordRules() {}

    private static SortedMap<String, String> converters(Settings connector) {
        SortedMap<String, String> converters = new TreeMap<>();
        Stream.concat(KEY_AND_VALUE.stream(), Stream.of(HEADER))
                .forEach(prefix -> converters.putAll(connector.under(prefix)));
        converters.replaceAll((key, value) -> isJson(key, value) ? "JSON" : value);
        return converters;
    }

    private static boolean isJson(String key, String value) {
        return KEY_AND_VALUE.contains(key) && JsonConverters.include(value);
    }

    private static List<String> losingSchemas(PairSettings pair) {
        return pair.all()
                .flatMap(connector -> KEY_AND_VALUE.stream().flatMap(key -> losingSchemas(connector, key)))
                .toList();
    }

    private static Stream<String> losingSchemas(Settings connector, String key) {
        String converter = connector.get(key, "");
        String schemas = key + ".schemas.enable";
        if (JsonConverters.include(converter) && connector.get(schemas, "true").equalsIgnoreCase("false")) {
            return Stream.of(connector.show(schemas, ""));
        }
        return WITHOUT_TYPES.contains(shortName(converter)) || OF_ONE_TYPE.contains(shortName(converter))
                ? Stream.of(connector.show(key, ""))
                : Stream.empty();
    }

    private static List<String> unableToWriteText(PairSettings pair) {
        return pair.all()
                .filter(connector -> OF_ONE_TYPE.contains(shortName(connector.get(HEADER, ""))))
                .map(connector -> connector.show(HEADER, ""))
                .toList();
    }

    private static List<String> unfiltered(PairSettings pair) {
        return Stream.of(pair.sourceA(), pair.sourceB())
                .filter(source -> !beginsWithFilter(source))
                .map(source -> source.show(TRANSFORMS, "''"))
                .toList();
    }

    private static boolean beginsWithFilter(Settings source) {
        List<String> chain = source.list(TRANSFORMS);
        List<String> filters = chain.stream()
                .filter(name -> simpleName(source.get(of(name, "type"), "")).equals(FILTER))
                .toList();
        return filters.size() == 1
                && filters.get(0).equals(chain.get(0))
                && source.get(of(filters.get(0), "predicate"), "").isEmpty();
    }

    private static String of(String transform, String key) {
        return TRANSFORMS + "." + transform + "." + key;
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Returns the shortest name by which Connect finds a converter. */
    private static String shortName(String converter) {
        return simpleName(converter).replaceFirst("Converter$", "");
    }

    private static String shown(List<String> wrong, String none) {
        return wrong.isEmpty() ? none : "Not so at " + String.join("; ", wrong) + ".";
    }
}
