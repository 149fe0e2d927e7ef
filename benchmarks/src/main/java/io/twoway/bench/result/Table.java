package io.twoway.bench.result;

import java.util.Locale;
import java.util.stream.Collectors;

/** Results as Markdown. */
public final class Table {

    private Table() {}

    /** Returns the machine, and a row for each cell, measure and contender; and the same of runs before it. */
    public static String of(RunResult run) {
        return run.runs().map(Table::ofOne).collect(Collectors.joining("\n"));
    }

    private static String ofOne(RunResult run) {
        String remarks = run.cells().stream()
                .flatMap(cell -> cell.remarks().stream().map(remark -> "- " + cell.title() + ": " + remark + "\n"))
                .collect(Collectors.joining());
        return facts(run)
                + "\n| Cell | Contender | Median | Lowest to highest | Ratio | Lowest to highest |\n"
                + "|---|---|---|---|---|---|\n"
                + run.cells().stream().map(Table::rows).collect(Collectors.joining())
                + (remarks.isEmpty() ? "" : "\n" + remarks);
    }

    private static String facts(RunResult run) {
        return "%s, commit %s. %s, %d cores and %d GiB for everything, %s, %s, MySQL %s. %s\n"
                .formatted(
                        run.date(),
                        run.commit(),
                        run.machine().processor(),
                        run.machine().cores(),
                        run.machine().memory(),
                        run.machine().system(),
                        run.machine().java(),
                        run.machine().mysql(),
                        run.settings());
    }

    private static String rows(CellResult cell) {
        return cell.measures().stream()
                .map(measure -> cell.contenders().stream()
                        .map(contender -> row(cell, measure, contender))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String row(CellResult cell, Measure measure, String contender) {
        boolean isFirst = contender.equals(cell.baseline());
        String ratio = cell.ratio(contender, measure)
                .filter(spread -> !isFirst)
                .map(spread -> String.format(
                        Locale.ROOT, "**%.2f** | %.2f to %.2f", spread.median(), spread.min(), spread.max()))
                .orElse("|");
        return cell.spread(contender, measure)
                .map(spread -> "| %s | %s | %s %s | %s to %s | %s |\n"
                        .formatted(
                                isFirst ? cell.title() : "",
                                contender,
                                number(spread.median()),
                                measure.unit(),
                                number(spread.min()),
                                number(spread.max()),
                                ratio))
                .orElse("");
    }

    /** Rates are whole numbers, times are not. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }
}
