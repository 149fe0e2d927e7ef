package io.twoway.bench.result;

import java.util.List;

/** The middle and the ends of some numbers. */
public record Spread(double median, double min, double max) {

    /**
     * Returns that of some numbers.
     *
     * @throws IllegalArgumentException where there are none
     */
    public static Spread of(List<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("no numbers");
        }
        List<Double> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
