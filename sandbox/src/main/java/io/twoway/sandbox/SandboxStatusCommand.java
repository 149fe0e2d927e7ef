package io.twoway.sandbox;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectFailure;
import io.twoway.client.ConnectorStatus;
import io.twoway.servers.process.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says of every server and connector whether it runs; the exit code is 0 only when all do. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show what runs; exit code 3 unless all does.")
final class SandboxStatusCommand implements Callable<Integer> {

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
            all &= answers(sandbox.client());
        }
        return all ? 0 : NOT_ALL_RUNNING;
    }

    /** A worker that runs may still start, or hang. */
    private boolean answers(ConnectClient connect) {
        try {
            return connectors(connect);
        } catch (ConnectFailure e) {
            print("its REST API does not answer: " + e.getMessage());
            return false;
        }
    }

    private boolean connectors(ConnectClient connect) {
        boolean all = true;
        for (String name : connect.connectors().keySet()) {
            ConnectorStatus status = connect.status(name).orElseThrow();
            all &= status.isWholly(ConnectorStatus.State.RUNNING);
            print("%-10s %s".formatted(name, status.summary()));
            status.failure().ifPresent(trace -> print(trace.message().indent(11)));
        }
        return all;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
