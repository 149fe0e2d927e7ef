package io.twoway.bench;

import io.twoway.bench.cell.Bench;
import io.twoway.bench.cell.BenchCell;
import io.twoway.bench.cell.Effort;
import io.twoway.bench.contender.RecordConverters;
import io.twoway.bench.place.BenchServers;
import io.twoway.bench.place.EarlierBuild;
import io.twoway.bench.place.Machine;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.profile.Profiler;
import io.twoway.bench.profile.Recorder;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.RunResult;
import io.twoway.servers.SandboxLayout;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run: servers, cells, results. */
final class Run {

    private final SandboxLayout layout;
    private final Output output;
    private final PrintStream terminal;

    Run(SandboxLayout layout, Output output, PrintStream terminal) {
        this.layout = layout;
        this.output = output;
        this.terminal = terminal;
    }

    RunResult measure(
            List<BenchCell> cells,
            Effort effort,
            RecordConverters converters,
            String heap,
            Optional<EarlierBuild> earlier,
            boolean profiles) {
        terminal.println("Servers");
        try (BenchServers servers =
                BenchServers.start(layout, layout.project().resolve("benchmarks/target/servers"), heap)) {
            earlier.ifPresent(build -> servers.startEarlier(build, heap));
            Optional<Recorder> recorder = Optional.of(profiles)
                    .filter(wanted -> wanted)
                    .map(wanted ->
                            new Recorder(servers.workerPid(), output.folder().resolve("recordings")));
            Profiler profiler = recorder.map(Profiler.class::cast).orElse(Profiler.NONE);
            Bench bench = new Bench(servers, effort, converters, "", profiler, terminal);
            RunResult result = measure(cells, bench, settings(effort, converters, heap));
            recorder.ifPresent(done -> output.profile(done.summary()));
            return result;
        }
    }

    private RunResult measure(List<BenchCell> cells, Bench bench, String settings) {
        Machine machine = Machine.here(version(bench.servers()));
        String commit = Commit.of(layout.project());
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        List<CellResult> done = new ArrayList<>();
        for (BenchCell cell : cells) {
            done.add(measure(cell, bench));
            output.keep(new RunResult(date, commit, machine, settings, done));
        }
        return new RunResult(date, commit, machine, settings, done);
    }

    /** Whatever stops one cell must not take the hours of the others with it. */
    private CellResult measure(BenchCell cell, Bench bench) {
        terminal.println(cell.name() + ": " + cell.title());
        long began = System.nanoTime();
        try {
            CellResult result = cell.measure(bench);
            bench.say("%d s", Duration.ofNanos(System.nanoTime() - began).toSeconds());
            return result;
        } catch (RuntimeException e) {
            String reason = reason(e);
            bench.say("not measured: %s", reason);
            return new CellResult(cell.name(), cell.title(), "", List.of(), List.of("not measured: " + reason));
        }
    }

    /** A connector's trace says at its end what began it. */
    private static String reason(RuntimeException failure) {
        List<String> lines = String.valueOf(failure.getMessage()).lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((former, later) -> later)
                .map(cause -> lines.get(0) + "; c" + cause.substring(1))
                .orElse(failure.getClass().getSimpleName() + ": " + (lines.isEmpty() ? "" : lines.get(0)));
    }

    private static String version(BenchServers servers) {
        try (RootSession b = new RootSession(servers.b()::connect)) {
            return b.value("SELECT VERSION()");
        }
    }

    private static String settings(Effort effort, RecordConverters converters, String heap) {
        return "%d rounds after %d to warm up (%d after one in brief cells), %.2f of the rows of a full run, worker with a heap of %s; values by %s."
                .formatted(
                        effort.rounds(),
                        effort.warmups(),
                        effort.briefRounds(),
                        effort.scale(),
                        heap,
                        converters.describe());
    }
}
