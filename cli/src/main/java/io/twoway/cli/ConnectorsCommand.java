package io.twoway.cli;

import io.twoway.cli.options.WorkerOptions;
import io.twoway.cli.pair.Environment;
import io.twoway.cli.pair.Placeholders;
import io.twoway.cli.state.FailureAdvice;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that brings registered connectors into another state and waits for it. */
abstract class ConnectorsCommand implements Runnable {

    @Mixin
    private ConnectorNames connectors;

    @Mixin
    private WorkerOptions options;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long each connector may take (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @ParentCommand
    private TwoWayCommand parent;

    @Spec
    private CommandSpec spec;

    @Override
    public final void run() {
        ConnectClient connect = options.client(parent.environment());
        List<String> names = chosen(connectors, connect);
        FailureAdvice advice =
                new FailureAdvice(connect, new Placeholders(parent.environment().variables()));
        run(connect, new ConnectorStates(connect, Duration.ofSeconds(seconds), advice::after), names);
    }

    /** Returns those of the named connectors that this command is about: all, and none may be missing. */
    List<String> chosen(ConnectorNames named, ConnectClient connect) {
        return named.existing(connect);
    }

    /** @param names connectors that Connect has */
    abstract void run(ConnectClient connect, ConnectorStates states, List<String> names);

    final void note(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    final Environment environment() {
        return parent.environment();
    }
}
