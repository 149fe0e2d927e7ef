package io.twoway.precheck.selection;

import io.twoway.table.NameFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The lists by which a source selects tables.
 *
 * @param values those of the four that are set
 */
public record SelectionLists(Map<String, String> values) {

    /** A name that nothing has: what selects it selects whatever comes. */
    public static final String ANY = "\uE000";

    static final List<String> INCLUDES = List.of("database.include.list", "table.include.list");
    static final List<String> EXCLUDES = List.of("database.exclude.list", "table.exclude.list");

    private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\),");

    public SelectionLists {
        Map<String, String> set = new TreeMap<>(values);
        set.keySet().removeIf(key -> !INCLUDES.contains(key) && !EXCLUDES.contains(key));
        set.values().removeIf(String::isBlank);
        values = Map.copyOf(set);
    }

    /** Returns whether there is such a list. */
    public boolean isSet(String key) {
        return values.containsKey(key);
    }

    /** Returns the expressions of a list; none when it is not set. */
    public List<String> items(String key) {
        return isSet(key)
                ? SEPARATOR
                        .splitAsStream(values.get(key))
                        .map(String::strip)
                        .distinct()
                        .toList()
                : List.of();
    }

    /** Returns whether something in them stands for what only the worker knows. */
    public boolean hasPlaceholders() {
        return values.values().stream().anyMatch(list -> list.contains("${"));
    }

    /** Returns whether all expressions can be tried here. */
    boolean canBeTried() {
        try {
            NameFilter.of(values, "database");
            NameFilter.of(values, "table");
            return !hasPlaceholders();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    boolean select(ListedName name) {
        return NameFilter.of(values, "database").passes(name.database())
                && NameFilter.of(values, "table").passes(name.database() + "." + name.table());
    }
}
