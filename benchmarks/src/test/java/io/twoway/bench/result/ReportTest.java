package io.twoway.bench.result;

import static io.twoway.bench.result.CellResultTest.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final RunResult RUN = RunComparisonTest.run(
            cell("inserts", Measure.ROWS, List.of(12_710.0, 12_000.0, 13_000.0), List.of(10_150.0, 10_000.0, 10_400.0)),
            cell("latency", Measure.P99, List.of(12.34), List.of(98.7)),
            new CellResult("wide", "Wide rows", "", List.of(), List.of("not measured: no disk")));

    @Test
    void theTableHasARowForEachContenderAndMeasure() {
        assertThat(Table.of(RUN))
                .contains("2 cores and 24 GiB for everything")
                .contains("| Title of inserts | ours | 12,710 rows/s | 12,000 to 13,000 | | |\n")
                .contains("|  | theirs | 10,150 rows/s | 10,000 to 10,400 | **1.25** | 1.20 to 1.25 |\n")
                .contains("| Title of latency | ours | 12.3 ms, p99 | 12.3 to 12.3 | | |\n")
                .contains("|  | theirs | 98.7 ms, p99 | 98.7 to 98.7 | **8.00** | 8.00 to 8.00 |\n")
                .contains("- Wide rows: not measured: no disk\n");
    }

    @Test
    void aRunWithACellWithoutNumbersIsNotComplete() {
        assertThat(RUN.isComplete()).isFalse();
        assertThat(RunComparisonTest.run(RUN.cells().get(0)).isComplete()).isTrue();
    }

    @Test
    void thePlotIsAnSvg(@TempDir Path folder) {
        Path file = folder.resolve("plot.svg");

        assertThat(Plot.ROWS.draw(RUN, file)).isTrue();
        assertThat(file).content().contains("<svg").contains("<path");
    }

    @Test
    void withoutRowsThereIsNoPlot(@TempDir Path folder) {
        assertThat(Plot.ROWS.draw(RunComparisonTest.run(), folder.resolve("plot.svg")))
                .isFalse();
    }

    @Test
    void onlyTheGeneratedPartOfAPageChanges() {
        GeneratedPart part = new GeneratedPart(Path.of("page.md"), "results");

        assertThat(part.replaced("before\n<!-- generated: results -->\nold\n<!-- end: results -->\nafter\n", "new\n"))
                .isEqualTo("before\n<!-- generated: results -->\nnew\n<!-- end: results -->\nafter\n");
    }

    @Test
    void aPageWithoutThePartIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneratedPart(Path.of("page.md"), "results").replaced("text\n", "new\n"))
                .withMessage("page.md has no part 'results'");
    }
}
