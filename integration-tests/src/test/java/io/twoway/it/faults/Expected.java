package io.twoway.it.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that committed transactions must have left, each exactly as often as it was written. */
final class Expected {

    // Mutable state
    private final List<String> ledger = new ArrayList<>();
    private final List<String> bulk = new ArrayList<>();
    private final Map<String, List<String>> keyless = new HashMap<>();

    /** Takes the next transaction of its client. */
    void add(Entry entry) {
        ledger.add(row(entry, entry.number(), entry.value()));
        if (entry.bulkRows() > 0) {
            bulk.add(row(entry, entry.number(), entry.bulkRows() + "|" + sumTo(entry.bulkRows())));
        }
        keyless.put(key(entry, entry.step()), copies(entry, entry.keylessRows()));
        if (entry.updates() >= 0) {
            keyless.computeIfPresent(
                    key(entry, entry.updates()),
                    (key, rows) -> Collections.nCopies(
                            rows.size(), row(entry, number(entry, entry.updates()), entry.value())));
        }
        if (entry.deletes() >= 0) {
            keyless.computeIfPresent(
                    key(entry, entry.deletes()), (key, rows) -> rows.subList(0, Math.max(0, rows.size() - 1)));
        }
    }

    /** Returns what a query of the table must give: {@code site|n|value}, and for bulk {@code site|n|count|sum}. */
    Map<String, Rows> tables() {
        return Map.of(
                "ledger", Rows.of(ledger),
                "bulk", Rows.of(bulk),
                "keyless",
                        Rows.of(keyless.values().stream().flatMap(List::stream).toList()));
    }

    private static List<String> copies(Entry entry, int count) {
        return Collections.nCopies(count, row(entry, entry.number(), entry.value()));
    }

    private static String row(Entry entry, int number, String value) {
        return entry.site() + "|" + number + "|" + value;
    }

    private static String key(Entry entry, int step) {
        return entry.site() + number(entry, step);
    }

    private static int number(Entry entry, int step) {
        return step * Entry.WRITERS + entry.writer();
    }

    private static long sumTo(long count) {
        return count * (count + 1) / 2;
    }
}
