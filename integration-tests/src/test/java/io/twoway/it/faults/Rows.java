package io.twoway.it.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows with their counts, in no order: what a table without a key is. */
record Rows(Map<String, Integer> counts) {

    static Rows of(Collection<String> rows) {
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return new Rows(counts);
    }

    /** Returns the rows that stand here more often than there, each as often as that. */
    List<String> without(Rows others) {
        return counts.entrySet().stream()
                .flatMap(row -> Stream.generate(row::getKey)
                        .limit(Math.max(0, row.getValue() - others.counts.getOrDefault(row.getKey(), 0))))
                .sorted()
                .toList();
    }
}
