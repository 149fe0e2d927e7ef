package io.twoway.source.config;

import io.twoway.precheck.facts.ServerNames;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Offers the names of the server in an answer to a validation, for the keys that select databases, tables and columns. */
public final class NameRecommendations {

    /** A list for a person to choose from. */
    private static final int MOST = 1000;

    private static final List<String> CONNECTION =
            List.of("database.hostname", "database.port", "database.user", "database.password");

    private final Map<String, ConfigValue> values;

    /** @param answer what Connect is going to be told */
    public NameRecommendations(Config answer) {
        values = answer.configValues().stream()
                .collect(Collectors.toMap(ConfigValue::name, Function.identity(), (first, second) -> first));
    }

    /** Returns whether the server can be asked: there is an address, and nothing is wrong about it. */
    public boolean canBeAsked() {
        return CONNECTION.stream()
                .allMatch(key -> values.get(key).errorMessages().isEmpty());
    }

    /** Adds the names. */
    public void show(ServerNames names) {
        offer(key -> key.matches("database\\.(include|exclude)\\.list"), names.databases());
        offer(
                key -> key.matches("table\\.(include|exclude)\\.list") || RowFilterKeys.isTables(key),
                names.tables().map(TableName::toString));
        offer(
                key -> key.matches("column\\.(include|exclude)\\.list"),
                names.columns().entrySet().stream()
                        .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column)));
    }

    private void offer(Predicate<String> keys, Stream<String> names) {
        List<Object> expressions =
                names.limit(MOST).<Object>map(NameRecommendations::expression).toList();
        values.values().stream()
                .filter(value -> keys.test(value.name()))
                .forEach(value -> value.recommendedValues(expressions));
    }

    /**
     * The lists hold regular expressions. The dot is left as everybody writes it: it stands for itself as well, and no other
     * full name of a table could match instead.
     */
    private static String expression(String name) {
        return name.replaceAll("[\\\\^$|?*+()\\[\\]{},]", "\\\\$0");
    }
}
