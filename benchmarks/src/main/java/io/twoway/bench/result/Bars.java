package io.twoway.bench.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bars of a plot that stand beside each other. A contender that is called {@code two-way, 10 tables} is the maker
 * {@code two-way} in a group of its own.
 *
 * @param name what is below them
 * @param spreads the numbers of each maker
 */
record Bars(String name, Map<String, Spread> spreads) {

    private static final String BEHIND_MAKER = ", ";

    /** Returns those of a cell; none where it did not measure that. */
    static List<Bars> of(CellResult cell, Measure measure) {
        Map<String, Map<String, Spread>> groups = new LinkedHashMap<>();
        for (String contender : cell.contenders()) {
            String[] words = contender.split(BEHIND_MAKER, 2);
            String group = words.length == 1 ? cell.name() : cell.name() + ": " + words[1];
            cell.spread(contender, measure)
                    .ifPresent(spread -> groups.computeIfAbsent(group, first -> new LinkedHashMap<>())
                            .put(words[0], spread));
        }
        return groups.entrySet().stream()
                .map(group -> new Bars(group.getKey(), group.getValue()))
                .toList();
    }

    List<String> makers() {
        return List.copyOf(spreads.keySet());
    }

    /** Returns a maker's numbers: none are a bar without height. */
    Spread of(String maker) {
        return spreads.getOrDefault(maker, new Spread(0, 0, 0));
    }
}
