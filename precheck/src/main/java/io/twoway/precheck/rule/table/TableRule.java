package io.twoway.precheck.rule.table;

import io.twoway.precheck.Counted;
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
 * @param cure what to do about a table that does not meet it: a statement, or words that may be the same for all
 */
record TableRule<T>(
        String name,
        Result otherwise,
        String key,
        Function<T, Optional<String>> fault,
        String why,
        Function<T, String> cure) {

    /** More would hide the other items. */
    private static final int NAMED = 10;

    /** A rule with one cure for all tables. */
    TableRule(String name, Result otherwise, String key, Function<T, Optional<String>> fault, String why, String cure) {
        this(name, otherwise, key, fault, why, table -> cure);
    }

    Item judge(String subject, Collection<T> tables) {
        List<T> faulty =
                tables.stream().filter(table -> fault.apply(table).isPresent()).toList();
        return faulty.isEmpty()
                ? new Item(
                        name,
                        subject,
                        key,
                        Result.PASSED,
                        "None of " + Counted.of(tables.size(), "table") + ".",
                        why,
                        "")
                : new Item(name, subject, key, otherwise, found(faulty, tables.size()), why, fix(faulty));
    }

    private String found(List<T> faulty, int all) {
        String named = faulty.stream()
                .limit(NAMED)
                .flatMap(table -> fault.apply(table).stream())
                .collect(Collectors.joining(", "));
        String others = faulty.size() > NAMED ? " and " + (faulty.size() - NAMED) + " more" : "";
        return faulty.size() + " of " + Counted.of(all, "table") + ": " + named + others + ".";
    }

    private String fix(List<T> faulty) {
        return faulty.stream().limit(NAMED).map(cure).distinct().collect(Collectors.joining("\n"));
    }
}
