package io.twoway.sandbox;

import io.twoway.sandbox.demo.Trace;
import io.twoway.servers.ConnectRest;
import io.twoway.servers.ConnectorStatus;
import io.twoway.servers.process.Server;
import io.twoway.servers.process.ServerException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says of every server and connector whether it runs; the exit code is 0 only when all do. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show what runs; exit code 3 unless all does.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_ALL_RUNNING = 3;

    @Mixin
    private Place place;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Sandbox sandbox = place.sandbox();
        boolean all = true;
        for (Server server : sandbox.servers()) {
            all &= server.isRunning();
            print("%-10s %-8s 127.0.0.1:%-6d log: %s"
                    .formatted(
                            server.name(),
                            server.isRunning() ? "running" : "stopped",
                            server.address().getPort(),
                            server.log()));
        }
        if (sandbox.connect().isRunning()) {
            all &= answers(sandbox.connect().rest());
        }
        return all ? 0 : NOT_ALL_RUNNING;
    }

    /** A worker that runs may still start, or hang. */
    private boolean answers(ConnectRest rest) {
        try {
            return connectors(rest);
        } catch (ServerException e) {
            print("its REST API does not answer: " + e.getMessage());
            return false;
        }
    }

    private boolean connectors(ConnectRest rest) {
        boolean all = true;
        for (String name : rest.connectors()) {
            ConnectorStatus status = rest.status(name).orElseThrow();
            all &= status.isWholly(ConnectorStatus.State.RUNNING);
            print("%-10s %s".formatted(name, status.summary()));
            status.failure().ifPresent(trace -> print(new Trace(trace).message().indent(11)));
        }
        return all;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
