package io.twoway.sandbox;

import io.twoway.cli.life.Deployment;
import io.twoway.cli.pair.PairConfig;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.sandbox.demo.Demonstration;
import io.twoway.sandbox.demo.DemonstrationException;
import io.twoway.sandbox.demo.StepReport;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.Server;
import io.twoway.servers.process.ServerException;
import io.twoway.servers.process.Wait;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts what is not running, registers the connectors, shows what they do, and leaves everything up. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start everything, demonstrate it, and leave it running; data of an earlier start is used again.")
final class UpCommand implements Callable<Integer> {

    private static final int START_STEPS = 6;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration FULL_LOAD_LIMIT = Duration.ofMinutes(3);

    @Mixin
    private Place place;

    @Mixin
    private PortOptions ports;

    @Option(names = "--no-demo", description = "Do not run the demonstration.")
    private boolean quiet;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        SandboxLayout layout = place.layout();
        return SandboxLock.holding(layout.state(), () -> up(onAskedPorts()));
    }

    private Sandbox onAskedPorts() {
        Sandbox remembered = place.sandbox();
        Sandbox asked = place.sandbox(ports.asked());
        boolean moved = !asked.ports().equals(remembered.ports());
        if (moved && remembered.servers().stream().anyMatch(Server::isRunning)) {
            throw new ServerException(
                    "the sandbox is running on other ports: 'bin/sandbox down" + place.argument() + "' first");
        }
        return asked;
    }

    private int up(Sandbox sandbox) {
        StepReport progress = StepReport.continued(out, START_STEPS + (quiet ? 0 : Demonstration.STEPS));
        Demonstration demonstration = new Demonstration(
                sandbox.a(), sandbox.b(), sandbox.client(), sandbox.kafka().bootstrapServers(), progress);
        try (StartedServers started = new StartedServers()) {
            startServers(sandbox, started, progress);
            startConnectors(sandbox, demonstration, progress);
            started.keep();
        }
        try {
            if (!quiet) {
                demonstration.run();
            }
            return 0;
        } catch (DemonstrationException e) {
            out.println("The demonstration failed: " + e.getMessage());
            out.println("The servers are left running to be looked into.");
            return 1;
        } finally {
            out.print(new Guide(sandbox, place.argument()).text());
        }
    }

    private void startServers(Sandbox sandbox, StartedServers started, StepReport progress) {
        if (sandbox.connect().isRunning() && sandbox.workerIsOutdated()) {
            progress.note("the plugins were built again: the Connect worker is started anew");
            sandbox.connect().stop();
        }
        sandbox.checkPorts();
        sandbox.ports().writeTo(sandbox.layout().state());
        progress.step("MySQL for both sides, and the Kafka broker");
        for (Server server : new Server[] {sandbox.a(), sandbox.b(), sandbox.kafka()}) {
            launch(server, started);
        }
        ready(sandbox.a(), progress);
        ready(sandbox.b(), progress);
        ready(sandbox.kafka(), progress);
        progress.step("Connect worker");
        launch(sandbox.connect(), started);
        ready(sandbox.connect(), progress);
    }

    private static void launch(Server server, StartedServers started) {
        if (!server.isRunning()) {
            started.launch(server);
        }
    }

    private static void ready(Server server, StepReport progress) {
        server.awaitReady();
        progress.note(
                "%-8s 127.0.0.1:%d".formatted(server.name(), server.address().getPort()));
    }

    private static void startConnectors(Sandbox sandbox, Demonstration demonstration, StepReport progress) {
        ConnectClient connect = sandbox.client();
        ConnectorStates states = new ConnectorStates(connect, START_LIMIT);
        PairConfig pair = sandbox.pair();
        Deployment deployment = new Deployment(connect, states, FULL_LOAD_LIMIT, progress::note);
        progress.step("Database shop on A");
        progress.note(demonstration.createShop() ? "created, with a few rows" : "is there from an earlier start");
        progress.step("Connectors from A to B, out of config-examples");
        boolean loaded = connect.settings(pair.sourceB().name()).isPresent();
        deployment.direction(pair.sourceA(), pair.sinkB());
        progress.step("Full load of A's databases into B");
        if (loaded) {
            progress.note("was done in an earlier start");
        } else {
            awaitFullLoad(states, pair, demonstration);
            progress.note("all rows of the shop are on B");
        }
        progress.step("Connectors from B to A");
        deployment.direction(pair.sourceB(), pair.sinkA());
    }

    private static void awaitFullLoad(ConnectorStates states, PairConfig pair, Demonstration demonstration) {
        Wait.atMost(FULL_LOAD_LIMIT).every(Duration.ofMillis(200)).until("the full load to arrive on B", () -> {
            states.requireNotFailed(pair.sourceA().name());
            states.requireNotFailed(pair.sinkB().name());
            return demonstration.shopIsEqual();
        });
    }
}
