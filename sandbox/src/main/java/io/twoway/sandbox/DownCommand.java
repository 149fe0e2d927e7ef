package io.twoway.sandbox;

import io.twoway.servers.process.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the servers in good order and keeps their data. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stop everything; data and connectors stay.")
final class DownCommand implements Callable<Integer> {

    @Mixin
    private Place place;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path state = place.layout().state();
        if (!SandboxPorts.areIn(state)) {
            return 0; // never started
        }
        return SandboxLock.holding(state, () -> stop(place.sandbox(), spec));
    }

    static int stop(Sandbox sandbox, CommandSpec spec) {
        for (List<Server> together : sandbox.serversToStop()) {
            List<Server> running = together.stream().filter(Server::isRunning).toList();
            running.parallelStream().forEach(Server::stop);
            running.forEach(server -> spec.commandLine().getOut().println(server.name() + " stopped"));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
