package io.twoway.precheck.rule;

import io.twoway.config.Words;
import io.twoway.policy.ConflictSettings;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A connector's settings, as Connect's REST API takes them.
 *
 * @param name the connector's name
 * @param values its settings
 */
public record Settings(String name, Map<String, String> values) {

    public Settings {
        values = Map.copyOf(values);
    }

    /** Returns a setting without blanks around it. */
    public String get(String key, String byDefault) {
        String value = values.getOrDefault(key, "").strip();
        return value.isEmpty() ? byDefault : value;
    }

    /** Returns what a sink does about conflicts. */
    public ConflictSettings conflicts() {
        return ConflictSettings.of(values);
    }

    /** Returns the items of a list. */
    public List<String> list(String key) {
        return Words.of(get(key, ""));
    }

    /** Returns all settings whose key begins so, in the order of their keys. */
    public SortedMap<String, String> under(String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key, value.strip());
            }
        });
        return found;
    }

    /** Returns {@code name: key = value}, as messages show it. */
    public String show(String key, String byDefault) {
        return name + ": " + key + " = " + get(key, byDefault);
    }
}
