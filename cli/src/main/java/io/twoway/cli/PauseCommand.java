package io.twoway.cli;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import java.util.List;
import picocli.CommandLine.Command;

/** Holds connectors back. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description =
                "Holds connectors back until they are resumed, also across restarts of the workers. The binlogs and"
                        + " topics keep what they have not read yet, as long as they are set to.")
final class PauseCommand extends ConnectorsCommand {

    @Override
    void run(ConnectClient connect, ConnectorStates states, List<String> names) {
        names.forEach(connect::pause);
        for (String name : names) {
            states.await(name, State.PAUSED);
            note(name + ": PAUSED");
        }
    }
}
