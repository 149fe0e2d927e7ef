package io.twoway.cli;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import java.util.List;
import picocli.CommandLine.Command;

/** Lets connectors go on. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Lets connectors go on that were paused or stopped.")
final class ResumeCommand extends ConnectorsCommand {

    @Override
    void run(ConnectClient connect, ConnectorStates states, List<String> names) {
        names.forEach(connect::resume);
        for (String name : names) {
            states.awaitRunning(name);
            note(name + ": RUNNING");
        }
    }
}
