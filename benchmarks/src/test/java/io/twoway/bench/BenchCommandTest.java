package io.twoway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.bench.place.Machine;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.result.RunResult;
import io.twoway.bench.result.Sample;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private static CellResult cell(String name, double ours) {
        return new CellResult(
                name,
                "Title of " + name,
                "ours",
                List.of(new Sample("ours", Measure.ROWS, 0, ours), new Sample("theirs", Measure.ROWS, 0, 100)),
                List.of());
    }

    private static RunResult run(CellResult... cells) {
        Machine machine = new Machine("a processor", 2, 24, "Linux 6", "OpenJDK 17", "9.7.4");
        return new RunResult("2026-01-02", "abc1234", machine, "One round.", List.of(cells));
    }

    /** Compares as {@code --against} does: with a file. */
    private int compare(RunResult earlier, RunResult now) {
        Path file = folder.resolve("results.json");
        earlier.writeTo(file);
        return BenchCommand.compare(
                RunResult.readFrom(file), now, 0.15, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aRatioThatFellEndsWithOne() {
        int code = compare(
                run(cell("inserts", 400), cell("updates", 300)), run(cell("inserts", 300), cell("updates", 300)));

        assertThat(code).isEqualTo(1);
        assertThat(lines())
                .filteredOn(line -> line.endsWith("FELL"))
                .singleElement()
                .asString()
                .startsWith("inserts");
    }

    @Test
    void aRatioThatRoseOrFellWithinTheToleranceEndsWithZero() {
        assertThat(compare(
                        run(cell("inserts", 400), cell("updates", 300)),
                        run(cell("inserts", 360), cell("updates", 900))))
                .isZero();
    }

    @Test
    void cellsThatOneRunDoesNotHaveAreNamedAndNoFailure() {
        int code = compare(run(cell("inserts", 400), cell("wide", 300)), run(cell("inserts", 400), cell("tables", 1)));

        assertThat(code).isZero();
        assertThat(lines()).contains("only in the earlier run: wide", "only in this run: tables");
    }

    @Test
    void anEarlierBuildThatIsNotThereIsNoticedBeforeAnyServerStarts() {
        StringWriter complaint = new StringWriter();
        CommandLine command = BenchCommand.line().setErr(new PrintWriter(complaint));

        assertThat(command.execute("--earlier-build", folder.toString())).isEqualTo(2);
        assertThat(complaint.toString()).contains("there is no folder " + folder);
    }
}
