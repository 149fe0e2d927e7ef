package io.twoway.cli;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts failed connectors again. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = "Starts what has failed of the connectors and their tasks again, and waits until it runs.")
final class RestartCommand extends ConnectorsCommand {

    @Option(names = "--all", description = "Restart what has not failed as well.")
    private boolean everything;

    @Override
    void run(ConnectClient connect, ConnectorStates states, List<String> names) {
        List<String> failed = names.stream().filter(states::hasFailed).toList();
        names.forEach(name -> {
            states.restart(name, everything);
            states.awaitRunning(name);
        });
        states.requireSteady(failed);
        names.forEach(name -> note(name + ": RUNNING"
                + (everything || failed.contains(name) ? "" : " already, not restarted (--all does)")));
    }
}
