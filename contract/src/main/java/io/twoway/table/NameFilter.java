package io.twoway.table;

import java.util.Map;
import java.util.Optional;

/**
 * An include list and an exclude list of a source, as Debezium reads them.
 *
 * @param included what is named; empty when nothing is, which stands for all
 * @param excluded what is left out
 */
public record NameFilter(Optional<NameList> included, Optional<NameList> excluded) {

    /**
     * Reads both lists.
     *
     * @param source the source's settings
     * @param kind what they name: {@code database}, {@code table} or {@code column}
     */
    public static NameFilter of(Map<String, String> source, String kind) {
        return new NameFilter(list(source, kind + ".include.list"), list(source, kind + ".exclude.list"));
    }

    /** Returns whether what has this full name passes both. */
    public boolean passes(String name) {
        return included.map(list -> list.matches(name)).orElse(true)
                && excluded.map(list -> !list.matches(name)).orElse(true);
    }

    private static Optional<NameList> list(Map<String, String> source, String key) {
        return Optional.ofNullable(source.get(key))
                .filter(text -> !text.isBlank())
                .map(NameList::of);
    }
}
