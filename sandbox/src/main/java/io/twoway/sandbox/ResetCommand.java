package io.twoway.sandbox;

import io.twoway.servers.process.Folders;
import io.twoway.servers.process.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the servers and deletes all that the sandbox has kept. */
@Command(name = "reset", mixinStandardHelpOptions = true, description = "Stop everything and delete its data.")
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private Place place;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path state = place.layout().state();
        if (!Files.exists(state)) {
            return 0;
        }
        if (!SandboxPorts.areIn(state)) {
            throw new ServerException(state + " is not a sandbox's folder: nothing is deleted");
        }
        return SandboxLock.holding(state, () -> reset(state));
    }

    private int reset(Path state) throws IOException {
        DownCommand.stop(place.sandbox(), spec);
        Folders.delete(state);
        spec.commandLine().getOut().println("deleted " + state);
        return 0;
    }
}
