package io.twoway.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ratios of two runs beside each other. Numbers of one run say little about another one; ratios within a run do.
 *
 * @param lines a line for each ratio that both runs have
 */
public record RunComparison(List<Line> lines) {

    public RunComparison {
        lines = List.copyOf(lines);
    }

    /**
     * A ratio then and now.
     *
     * @param what cell, measure and contender
     * @param fell whether it is lower than it may be
     */
    public record Line(String what, double before, double now, boolean fell) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-55s %6.2f -> %6.2f%s", what, before, now, fell ? "  FELL" : "");
        }
    }

    /**
     * Compares medians.
     *
     * @param tolerance the part of a ratio by which it may fall, as runs differ by themselves
     */
    public static RunComparison of(RunResult before, RunResult now, double tolerance) {
        return new RunComparison(now.cells().stream()
                .flatMap(cell -> before.cells().stream()
                        .filter(old -> old.name().equals(cell.name()))
                        .flatMap(old -> lines(old, cell, tolerance)))
                .toList());
    }

    private static Stream<Line> lines(CellResult before, CellResult now, double tolerance) {
        return now.measures().stream().flatMap(measure -> now.contenders().stream()
                .map(other -> line(before, now, measure, other, tolerance))
                .flatMap(Optional::stream));
    }

    private static Optional<Line> line(
            CellResult before, CellResult now, Measure measure, String other, double tolerance) {
        if (other.equals(now.baseline()) || !Objects.equals(before.baseline(), now.baseline())) {
            return Optional.empty();
        }
        return before.ratio(other, measure).flatMap(old -> now.ratio(other, measure)
                .map(ratio -> new Line(
                        now.name() + " (" + measure.unit() + ") against " + other,
                        old.median(),
                        ratio.median(),
                        ratio.median() < old.median() * (1 - tolerance))));
    }

    /** Returns whether a ratio fell by more than it may. */
    public boolean isWorse() {
        return lines.stream().anyMatch(Line::fell);
    }
}
