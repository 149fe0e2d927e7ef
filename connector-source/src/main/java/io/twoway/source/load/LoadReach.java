package io.twoway.source.load;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reach of a load: what it has read of each table. Tables are begun in the order of their names, and several may be open at
 * once.
 *
 * @param table the last one by name of which rows were read; empty text before the first
 * @param apart the tables that are not as one table after another leaves them: those before {@code table} are read, it is open,
 *     and those behind it are unread
 */
record LoadReach(String table, Map<String, Part> apart) {

    static final LoadReach NOTHING = new LoadReach("", Map.of());

    /** Part of a table's rows that was read. */
    enum Part {
        /** None. */
        UNREAD,
        /** Some, as far as anybody knows. */
        OPEN,
        /** All. */
        READ
    }

    LoadReach {
        TreeMap<String, Part> needed = new TreeMap<>(apart);
        needed.entrySet().removeIf(entry -> entry.getValue() == usual(entry.getKey(), table));
        apart = Collections.unmodifiableSortedMap(needed);
    }

    private static Part usual(String name, String table) {
        int order = name.compareTo(table);
        if (order == 0) {
            return Part.OPEN;
        }
        return order < 0 ? Part.READ : Part.UNREAD;
    }

    Part of(String name) {
        return partOf(name, table, apart);
    }

    /** Returns what a reach has of a table, without making it. */
    static Part partOf(String name, String table, Map<String, Part> apart) {
        Part known = apart.get(name);
        return known == null ? usual(name, table) : known;
    }

    /** Returns the tables of which some rows were read. */
    Set<String> open() {
        Set<String> open = new TreeSet<>();
        apart.forEach((name, part) -> {
            if (part == Part.OPEN) {
                open.add(name);
            }
        });
        if (!table.isEmpty() && of(table) == Part.OPEN) {
            open.add(table);
        }
        return open;
    }

    /**
     * Returns the reach when rows of a table are read.
     *
     * @param passed the tables between the last one and this one that may have rows of which none has come
     */
    LoadReach entered(String next, Collection<String> passed) {
        Map<String, Part> parts = new TreeMap<>(apart);
        if (next.compareTo(table) <= 0) {
            parts.put(next, Part.OPEN);
            return new LoadReach(table, parts);
        }
        if (!table.isEmpty()) {
            parts.put(table, of(table));
        }
        passed.forEach(name -> parts.put(name, Part.UNREAD));
        parts.remove(next);
        return new LoadReach(next, parts);
    }

    /** Returns the reach when some tables were read to their ends. */
    LoadReach read(Collection<String> ended) {
        Map<String, Part> parts = new TreeMap<>(apart);
        ended.forEach(name -> parts.put(name, Part.READ));
        return new LoadReach(table, parts);
    }

    /** Returns whether it is behind an earlier one of the same try, in which what was read is never unread again. */
    boolean isBehind(LoadReach before) {
        int order = table.compareTo(before.table);
        return order > 0 || (order == 0 && missing() < before.missing());
    }

    /** Returns a measure of what is missing of the tables up to the last one; each step of a load makes it smaller. */
    private int missing() {
        int unread = (int)
                apart.values().stream().filter(part -> part == Part.UNREAD).count();
        return 2 * unread + open().size();
    }
}
