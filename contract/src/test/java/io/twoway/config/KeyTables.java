package io.twoway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The keys of a definition as Markdown: a table for each group, in Control Center's order. */
public final class KeyTables {

    private static final String HEAD = "| Key | Type | Default | Importance | Meaning |\n|---|---|---|---|---|\n";

    private KeyTables() {}

    public static String markdown(ConfigDef definition) {
        Map<String, List<ConfigKey>> groups = new LinkedHashMap<>();
        definition.groups().forEach(group -> groups.put(group, new ArrayList<>()));
        definition.configKeys().values().forEach(key -> groups.get(key.group).add(key));
        return groups.entrySet().stream()
                .map(group -> "\n**" + group.getKey() + "**\n\n" + HEAD
                        + group.getValue().stream().map(KeyTables::row).collect(Collectors.joining()))
                .collect(Collectors.joining("", "", "\n"));
    }

    private static String row(ConfigKey key) {
        return "| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                        key.name,
                        type(key),
                        byDefault(key),
                        key.importance.name().toLowerCase(Locale.ROOT),
                        key.documentation.replace("|", "\\|"));
    }

    private static String type(ConfigKey key) {
        String type = key.type.name().toLowerCase(Locale.ROOT);
        if (key.validator instanceof ConfigDef.Range range) {
            return type + ", `" + range + "`";
        }
        List<Object> words =
                key.type == ConfigDef.Type.STRING ? key.recommender.validValues(key.name, Map.of()) : List.of();
        if (!words.isEmpty()) {
            return type + ", one of "
                    + words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }
        return type;
    }

    private static String byDefault(ConfigKey key) {
        if (!key.hasDefault()) {
            return "**required**";
        }
        String value = ConfigDef.convertToString(key.defaultValue, key.type);
        return value == null || value.isEmpty() || key.type == ConfigDef.Type.PASSWORD ? "none" : "`" + value + "`";
    }
}
