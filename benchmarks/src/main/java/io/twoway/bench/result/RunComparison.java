package io.twoway.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The ratios of two runs beside each other. Numbers of one run say little about another one; ratios within a run do.
 *
 * @param lines a line for each ratio that both runs have
 * @param before cells that only the earlier run measured
 * @param now cells that only this run measured
 */
public record RunComparison(List<Line> lines, List<String> before, List<String> now) {

    public RunComparison {
        lines = List.copyOf(lines);
        before = List.copyOf(before);
        now = List.copyOf(now);
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
        return new RunComparison(
                now.cells().stream()
                        .flatMap(cell -> before.allCells().stream()
                                .filter(old -> old.name().equals(cell.name()))
                                .flatMap(old -> lines(old, cell, tolerance)))
                        .toList(),
                without(before, now),
                without(now, before));
    }

    /** Returns the cells that one run has measured, and another one has not. */
    private static List<String> without(RunResult one, RunResult other) {
        List<String> all = new ArrayList<>(measured(one));
        all.removeAll(measured(other));
        return all;
    }

    private static List<String> measured(RunResult run) {
        return run.allCells().stream()
                .filter(cell -> !cell.samples().isEmpty())
                .map(CellResult::name)
                .toList();
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

    /** Returns all of it for a reader: ratios, and what could not be compared. */
    public List<String> report() {
        return Stream.of(
                        lines.stream().map(Line::toString),
                        missing("only in the earlier run", before),
                        missing("only in this run", now))
                .flatMap(Function.<Stream<String>>identity())
                .toList();
    }

    private static Stream<String> missing(String where, List<String> cells) {
        return cells.isEmpty() ? Stream.empty() : Stream.of(where + ": " + String.join(", ", cells));
    }

    /** Returns whether a ratio fell by more than it may. */
    public boolean isWorse() {
        return lines.stream().anyMatch(Line::fell);
    }
}
