package io.twoway.cli;

import io.twoway.cli.check.Prechecks;
import io.twoway.cli.check.Report;
import io.twoway.cli.check.WorkerPrecheck;
import io.twoway.cli.life.Deployment;
import io.twoway.cli.options.BrokerOptions;
import io.twoway.cli.options.WorkerOptions;
import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.PairConfig;
import io.twoway.cli.state.FailureAdvice;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectFailure;
import io.twoway.client.ConnectorStates;
import io.twoway.client.UnfinishedException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Registers a pair's connectors. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description =
                "Looks at both servers, lets Connect validate all four connectors, and registers them: the forward"
                        + " direction, and when that has sent its full load and streams, the reverse one. Can be run again at any"
                        + " time, also with changed files.")
final class DeployCommand implements Runnable {

    @Parameters(
            arity = "4",
            paramLabel = "FILE",
            description = "The four connectors' JSON files, in any order. They are registered as they are written, with"
                    + " their placeholders.")
    private List<Path> files;

    @Mixin
    private WorkerOptions options;

    @Mixin
    private BrokerOptions kafka;

    @Option(
            names = "--skip-precheck",
            description = "Do not look at the servers from here, such as when this machine does not reach them or does"
                    + " not have the placeholders' values. The connectors look at their own server all the same.")
    private boolean skipsPrecheck;

    @Option(
            names = "--acknowledge",
            split = ",",
            paramLabel = "NAME",
            description = "Warnings of the prechecks from here that are known and wanted, besides those in"
                    + " precheck.acknowledge of the files.")
    private List<String> acknowledge = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long a connector may take to run (default: ${DEFAULT-VALUE}).")
    private int startSeconds;

    @Option(
            names = "--load-timeout",
            paramLabel = "MINUTES",
            defaultValue = "1440",
            description = "How long a source may take to stream, full load included (default: ${DEFAULT-VALUE}).")
    private int loadMinutes;

    @ParentCommand
    private TwoWayCommand parent;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PairConfig pair = PairConfig.read(files);
        ConnectClient connect = options.client(parent.environment());
        requireNothingInTheWay(skipsPrecheck ? keptSelections(pair, connect) : prechecks(connect));
        Deployment deployment = new Deployment(
                connect,
                new ConnectorStates(connect, Duration.ofSeconds(startSeconds), new FailureAdvice(connect)::after),
                Duration.ofMinutes(loadMinutes),
                this::note);
        deployment.validate(pair);
        deployment.run(pair);
        note(pair.sourceA().sendsChanges() ? "Both directions stream." : changesAreMissing(pair.sourceA()));
        note("Let applications write to B when " + pair.sinkB().name()
                + " has applied the full load: bin/two-way status shows how far it is.");
    }

    private static String changesAreMissing(ConnectorConfig source) {
        return "WARNING: changes of A are not sent, because of include.changes=false. They follow from the load on when you"
                + " set it to true in the file of " + source.name()
                + " and run the same command again, before the server"
                + " deletes the binlogs of the time between.";
    }

    private Report prechecks(ConnectClient connect) {
        return Prechecks.of(
                        files, parent.environment(), kafka, Optional.of(connect), place -> note("looking at " + place))
                .report(acknowledge);
    }

    /** What would get lost without a word is looked at in any case: it takes no server and no password. */
    private Report keptSelections(PairConfig pair, ConnectClient connect) {
        note("WARNING: prechecks are skipped; nobody compares the two servers.");
        return new Report(WorkerPrecheck.selections(pair, connect.connectors()), pair.acknowledged(acknowledge));
    }

    private void requireNothingInTheWay(Report report) {
        if (!skipsPrecheck || !report.blocking().isEmpty()) {
            note(report.text(false).stripTrailing());
        }
        if (report.missesConnect()) {
            throw new ConnectFailure("Nothing was registered, as Connect could not be asked.");
        }
        if (!report.blocking().isEmpty()) {
            throw new UnfinishedException(
                    "Nothing was registered. Mend what has failed, and mend or acknowledge what is a"
                            + " warning; then run it again.");
        }
    }

    private void note(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
