package io.twoway.precheck.rule;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A condition that every table must meet, or every pair of tables; one item names those that do not.
 *
 * @param <T> a table, or the same table at both sides
 * @param name the check's stable name
 * @param otherwise what it comes to when a table does not meet it
 * @param key the connector setting to look at
 * @param fault what is wrong with a table, beginning with its name; empty when nothing is
 * @param why why it matters
 * @param fix what to do
 */
record TableRule<T>(
        String name, Result otherwise, String key, Function<T, Optional<String>> fault, String why, String fix) {

    /** More would hide the other items. */
    private static final int NAMED = 10;

    Item judge(String subject, Collection<T> tables) {
        List<String> faults =
                tables.stream().flatMap(table -> fault.apply(table).stream()).toList();
        return faults.isEmpty()
                ? new Item(name, subject, key, Result.PASSED, "None of " + tables.size() + " tables.", why, "")
                : new Item(name, subject, key, otherwise, found(faults, tables.size()), why, fix);
    }

    private static String found(List<String> faults, int all) {
        String named = faults.stream().limit(NAMED).collect(Collectors.joining(", "));
        String others = faults.size() > NAMED ? " and " + (faults.size() - NAMED) + " more" : "";
        return faults.size() + " of " + all + " tables: " + named + others + ".";
    }
}
