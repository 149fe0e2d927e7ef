package io.twoway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.twoway.cli.check.Prechecks;
import io.twoway.cli.check.Report;
import io.twoway.cli.options.BrokerOptions;
import io.twoway.cli.options.WorkerOptions;
import io.twoway.cli.pair.Environment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks at a pair before anything is registered. */
@Command(
        name = "precheck",
        mixinStandardHelpOptions = true,
        description =
                "Looks at both servers with the users of the four connectors, at their topics, and at the Connect worker"
                        + " if one is named, and prints what must be mended or acknowledged. Writes nothing.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing has to be done",
            "1:something must be mended or acknowledged",
            "2:the files or options cannot be worked with",
            "3:the Connect worker that is named cannot be asked"
        })
final class PrecheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "4",
            paramLabel = "FILE",
            description =
                    "The four connectors' JSON files, in any order, as Connect's REST API takes them. Placeholders such"
                            + " as $${env:NAME} are looked up on this machine.")
    private List<Path> files;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--all", description = "Print what passed as well.")
    private boolean all;

    @Option(
            names = "--acknowledge",
            split = ",",
            paramLabel = "NAME",
            description = "Warnings that are known and wanted, besides those in precheck.acknowledge of the files.")
    private List<String> acknowledge = List.of();

    @Mixin
    private BrokerOptions kafka;

    @Mixin
    private WorkerOptions connect;

    @ParentCommand
    private TwoWayCommand parent;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Environment environment = parent.environment();
        PrintWriter notes = spec.commandLine().getErr();
        Report report = Prechecks.of(
                        files,
                        environment,
                        kafka,
                        connect.namedClient(environment),
                        note -> notes.println("looking at " + note))
                .report(acknowledge);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json() : report.text(all));
        out.flush();
        if (report.missesConnect()) {
            return TwoWayCommand.CONNECT_AWAY;
        }
        return report.blocking().isEmpty() ? 0 : TwoWayCommand.NOT_WELL;
    }
}
