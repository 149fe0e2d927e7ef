package io.twoway.cli;

import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.Leftovers;
import io.twoway.cli.pair.UsageException;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.client.UnfinishedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes connectors from Connect. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Removes connectors from Connect, and tells what is left of them in Kafka and on the servers."
                + " Rows and tables stay as they are.")
final class RemoveCommand extends ConnectorsCommand {

    private static final Set<String> CONSENT = Set.of("y", "yes");

    @Option(names = "--yes", description = "Do not ask.")
    private boolean agreed;

    @Option(
            names = "--with-offsets",
            description =
                    "Delete the stored offsets too: connectors of the same names begin anew then, with a full load.")
    private boolean withOffsets;

    /** What a deployment left half done can be removed with the same four files. */
    @Override
    List<String> chosen(ConnectorNames named, ConnectClient connect) {
        return named.present(connect);
    }

    @Override
    void run(ConnectClient connect, ConnectorStates states, List<String> names) {
        if (!agreed && !consents(names)) {
            throw new UnfinishedException("Nothing was removed.");
        }
        Leftovers leftovers = new Leftovers(withOffsets);
        for (String name : names) {
            leftovers.add(new ConnectorConfig(name, connect.settings(name).orElseThrow()));
            if (withOffsets) {
                connect.stop(name);
                states.awaitDespiteFailure(name, State.STOPPED);
                connect.deleteOffsets(name);
            }
            connect.delete(name);
            states.awaitGone(name);
            note(name + ": removed");
        }
        note(leftovers.text());
    }

    private boolean consents(List<String> names) {
        note("Remove " + String.join(", ", names) + (withOffsets ? " with their offsets" : "") + "? [y/N]");
        try {
            String answer = environment().input().readLine();
            if (answer == null) {
                throw new UsageException("Nobody answers: confirm with --yes.");
            }
            return CONSENT.contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
