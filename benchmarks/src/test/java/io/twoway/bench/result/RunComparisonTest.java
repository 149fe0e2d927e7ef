package io.twoway.bench.result;

import static io.twoway.bench.result.CellResultTest.cell;
import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.bench.place.Machine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {

    static RunResult run(CellResult... cells) {
        Machine machine = new Machine("a processor", 2, 24, "Linux 6", "OpenJDK 17", "9.7.4");
        return new RunResult("2026-01-02", "abc1234", machine, "One round.", List.of(cells));
    }

    private static RunResult inserts(double ours) {
        return run(cell("inserts", Measure.ROWS, List.of(ours), List.of(100.0)));
    }

    @Test
    void aRatioThatFellByMoreThanItMayIsWorse() {
        RunComparison comparison = RunComparison.of(inserts(300), inserts(250), 0.1);

        assertThat(comparison.isWorse()).isTrue();
        assertThat(comparison.lines().get(0))
                .hasToString("inserts (rows/s) against theirs                           3.00 ->   2.50  FELL");
    }

    @Test
    void aRatioThatFellALittleIsNot() {
        assertThat(RunComparison.of(inserts(300), inserts(280), 0.1).isWorse()).isFalse();
    }

    @Test
    void aSlowerMachineIsNoWorseRatio() {
        RunResult slower = run(cell("inserts", Measure.ROWS, List.of(30.0), List.of(10.0)));

        assertThat(RunComparison.of(inserts(300), slower, 0.1).isWorse()).isFalse();
    }

    @Test
    void cellsOfOneRunOnlyAreNamedAndNotCompared() {
        RunComparison comparison =
                RunComparison.of(inserts(300), run(cell("wide", Measure.ROWS, List.of(1.0), List.of(9.0))), 0.1);

        assertThat(comparison.lines()).isEmpty();
        assertThat(comparison.report()).containsExactly("only in the earlier run: inserts", "only in this run: wide");
        assertThat(comparison.isWorse()).isFalse();
    }

    @Test
    void aCellThatCouldNotBeMeasuredIsNoneOfItsRun() {
        RunResult failed = run(new CellResult("inserts", "Title", "", List.of(), List.of("not measured: no disk")));

        assertThat(RunComparison.of(inserts(300), failed, 0.1).report())
                .containsExactly("only in the earlier run: inserts");
    }

    @Test
    void aRunComesBackFromItsFile(@TempDir Path folder) {
        Path file = folder.resolve("results.json");
        RunResult run = inserts(300);
        run.writeTo(file);

        assertThat(RunResult.readFrom(file)).isEqualTo(run);
    }

    @Test
    void whatIsPublishedOfOtherCellsStaysWithItsRun(@TempDir Path folder) {
        CellResult wide = cell("wide", Measure.ROWS, List.of(1.0), List.of(9.0));
        CellResult failed = new CellResult("deletes", "Title", "", List.of(), List.of("not measured: no disk"));
        RunResult first = run(inserts(300).cells().get(0), wide, failed);
        RunResult second = run(cell("updates", Measure.ROWS, List.of(7.0), List.of(1.0)));
        RunResult third = run(inserts(250).cells().get(0), failed);

        RunResult published = third.over(second.over(first));

        assertThat(published.cells()).isEqualTo(inserts(250).cells());
        assertThat(published.earlier()).containsExactly(second, run(wide));
        assertThat(RunComparison.of(published, first, 0.1).lines()).hasSize(2);
        Path file = folder.resolve("performance.json");
        published.writeTo(file);
        assertThat(RunResult.readFrom(file)).isEqualTo(published);
    }
}
