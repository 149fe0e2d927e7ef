package io.twoway.bench;

import io.twoway.bench.cell.BenchCell;
import io.twoway.bench.cell.Effort;
import io.twoway.bench.contender.RecordConverters;
import io.twoway.bench.place.EarlierBuild;
import io.twoway.bench.result.RunComparison;
import io.twoway.bench.result.RunResult;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.ServerException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code bin/bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures this project's connectors and Debezium's in turn, on real servers and the same rows.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:a ratio fell (--against)", "2:something could not be measured"})
final class BenchCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "Four cells, fewer rows and rounds: about five minutes.")
    private boolean quick;

    @Option(names = "--cells", split = ",", paramLabel = "NAME", description = "These cells only; --list names all.")
    private List<String> cells = List.of();

    @Option(names = "--list", description = "Name the cells, with the time each takes in a full run, and end.")
    private boolean list;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count (5; with --quick 3).")
    private Integer rounds;

    @Option(names = "--scale", paramLabel = "X", description = "Rows of a round, as a part of a full run's.")
    private Double scale;

    @Option(
            names = "--converter",
            paramLabel = "CLASS",
            description = "Value converter of this project's and the peer's connectors"
                    + " (org.apache.kafka.connect.json.JsonConverter).")
    private String converter;

    @Option(
            names = "--our-converter",
            paramLabel = "CLASS",
            description = "Value converter of this project's connectors only, which must write the same bytes.")
    private String ourConverter;

    @Option(
            names = "--earlier-build",
            paramLabel = "FOLDER",
            description = "Another commit of this project, packaged, as a further contender of the cells load and"
                    + " one-way; its records travel as its own examples have it.")
    private Path earlierBuild;

    @Option(names = "--heap", defaultValue = "1g", paramLabel = "SIZE", description = "Heap of the worker (1g).")
    private String heap;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where results go (benchmarks/target/results): results.json, results.md, results.svg.")
    private Path out;

    @Option(
            names = "--publish",
            description =
                    "Write docs/performance.md's generated part and its plot too. What was published of other cells"
                            + " stays there, below.")
    private boolean publish;

    @Option(names = "--profile", description = "Record the worker, and add its CPU samples up in profile.md.")
    private boolean profile;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Compare ratios with those of an earlier results.json; 1 is the exit code when one fell.")
    private Path against;

    @Option(
            names = "--tolerance",
            defaultValue = "0.15",
            paramLabel = "X",
            description = "By what part a ratio may fall (0.15).")
    private double tolerance;

    private final PrintStream terminal = System.out;

    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new BenchCommand()).setExecutionExceptionHandler(BenchCommand::report);
    }

    private static int report(Exception error, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (error instanceof ServerException || error instanceof IllegalArgumentException) {
            command.getErr().println("bench: " + error.getMessage());
            return 2;
        }
        throw error;
    }

    @Override
    public Integer call() {
        if (list) {
            new Estimates().lines(Cells.everything()).forEach(terminal::println);
            return 0;
        }
        Optional<RunResult> before =
                Optional.ofNullable(against).map(RunResult::readFrom); // fails before the work does
        Optional<EarlierBuild> earlier = Optional.ofNullable(earlierBuild).map(EarlierBuild::in);
        SandboxLayout layout = SandboxLayout.of(Path.of(System.getProperty("twoway.project", ".")));
        Output output = new Output(layout.project(), Optional.ofNullable(out), publish);
        RunResult result =
                new Run(layout, output, terminal).measure(chosen(), effort(), converters(), heap, earlier, profile);
        output.write(result, terminal);
        int compared =
                before.map(other -> compare(other, result, tolerance, terminal)).orElse(0);
        return compared == 0 && !result.isComplete() ? 2 : compared;
    }

    /** Tells how ratios changed, and returns the exit code. */
    static int compare(RunResult earlier, RunResult now, double tolerance, PrintStream terminal) {
        RunComparison comparison = RunComparison.of(earlier, now, tolerance);
        comparison.report().forEach(terminal::println);
        return comparison.isWorse() ? 1 : 0;
    }

    private List<BenchCell> chosen() {
        if (!cells.isEmpty()) {
            return cells.stream().map(Cells::named).toList();
        }
        return quick ? Cells.quick() : Cells.everything();
    }

    private Effort effort() {
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        effort = rounds == null ? effort : effort.withRounds(rounds);
        return scale == null ? effort : effort.withScale(scale);
    }

    private RecordConverters converters() {
        String all = Optional.ofNullable(converter).orElse(RecordConverters.JSON);
        return RecordConverters.json(Optional.ofNullable(ourConverter).orElse(all), all);
    }
}
