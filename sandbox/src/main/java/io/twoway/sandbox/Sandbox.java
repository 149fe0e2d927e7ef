package io.twoway.sandbox;

import io.twoway.cli.pair.PairConfig;
import io.twoway.client.ConnectClient;
import io.twoway.sandbox.SandboxPorts.Use;
import io.twoway.servers.ConnectOptions;
import io.twoway.servers.ConnectWorker;
import io.twoway.servers.KafkaBroker;
import io.twoway.servers.KafkaOptions;
import io.twoway.servers.MySqlInstall;
import io.twoway.servers.MySqlOptions;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.Lifetime;
import io.twoway.servers.process.Ports;
import io.twoway.servers.process.Server;
import io.twoway.servers.process.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The four servers of one sandbox.
 *
 * @param a the MySQL that had the data first
 * @param b the MySQL that is kept equal to it
 */
record Sandbox(
        SandboxLayout layout,
        SandboxPorts ports,
        MySqlServer a,
        MySqlServer b,
        KafkaBroker kafka,
        ConnectWorker connect) {

    /** Not a secret: the servers listen on the loopback address only, for whoever may use this machine. */
    private static final String PASSWORD = "sandbox";

    private static final int SERVER_ID_A = 1;
    private static final int SERVER_ID_B = 2;

    static Sandbox of(SandboxLayout layout, SandboxPorts ports) {
        MySqlInstall install = layout.mysql();
        KafkaBroker kafka = new KafkaBroker(KafkaOptions.of(
                        layout.state().resolve("kafka"),
                        layout.kafkaLibs(),
                        ports.of(Use.KAFKA),
                        ports.of(Use.CONTROLLER))
                .withLifetime(Lifetime.DETACHED));
        ConnectWorker connect = new ConnectWorker(ConnectOptions.of(
                        layout.state().resolve("connect"),
                        layout.kafkaLibs(),
                        layout.plugins(),
                        ports.of(Use.CONNECT),
                        kafka.bootstrapServers())
                .withEnvironment(environment(ports, kafka.bootstrapServers()))
                .withLifetime(Lifetime.DETACHED));
        return new Sandbox(
                layout,
                ports,
                mysql(layout, install, "mysql-a", ports.of(Use.MYSQL_A), SERVER_ID_A),
                mysql(layout, install, "mysql-b", ports.of(Use.MYSQL_B), SERVER_ID_B),
                kafka,
                connect);
    }

    /** Returns the client of the Connect worker. */
    ConnectClient client() {
        return ConnectClient.at(connect.uri());
    }

    /** Returns the connectors of config-examples. */
    PairConfig pair() {
        return PairConfig.read(Stream.of("source-a.json", "sink-b.json", "source-b.json", "sink-a.json")
                .map(layout.configExamples()::resolve)
                .toList());
    }

    /** Returns the servers in the order in which they start. */
    List<Server> servers() {
        return List.of(a, b, kafka, connect);
    }

    /** Returns the servers in the order in which they stop, who uses another one first; a group stops at once. */
    List<List<Server>> serversToStop() {
        return List.of(List.of(connect), List.of(kafka), List.of(a, b));
    }

    /** Fails, naming the option that changes it, when a port that is about to be used is taken. */
    void checkPorts() {
        checkPort(a, Use.MYSQL_A);
        checkPort(b, Use.MYSQL_B);
        checkPort(kafka, Use.KAFKA);
        checkPort(kafka, Use.CONTROLLER);
        checkPort(connect, Use.CONNECT);
    }

    private void checkPort(Server server, Use use) {
        if (!server.isRunning() && !Ports.isFree(ports.of(use))) {
            throw new ServerException("port " + ports.of(use) + ", meant for " + server.name()
                    + ", is in use by another program: choose another one with " + use.option());
        }
    }

    /** Returns whether the plugins were built again since the worker was started. */
    boolean workerIsOutdated() {
        Path started = layout.state().resolve("connect").resolve("worker.properties");
        try {
            FileTime start = Files.getLastModifiedTime(started);
            for (Path folder : layout.plugins()) {
                try (Stream<Path> files = Files.walk(folder)) {
                    if (files.anyMatch(file -> file.toFile().lastModified() > start.toMillis())) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MySqlServer mysql(SandboxLayout layout, MySqlInstall install, String name, int port, int serverId) {
        MySqlOptions options = MySqlOptions.of(name, layout.state().resolve(name), port, serverId)
                .withPassword(PASSWORD)
                .withLifetime(Lifetime.DETACHED);
        return new MySqlServer(install, options, layout.cache());
    }

    /** Returns what the connector configurations in config-examples take from the worker's environment. */
    Map<String, String> environment() {
        return environment(ports, kafka.bootstrapServers());
    }

    private static Map<String, String> environment(SandboxPorts ports, String bootstrapServers) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "SITE_A_HOST",
                "127.0.0.1",
                "SITE_A_PORT",
                Integer.toString(ports.of(Use.MYSQL_A)),
                "SITE_A_USER",
                MySqlServer.USER,
                "SITE_A_PASSWORD",
                PASSWORD,
                "SITE_B_HOST",
                "127.0.0.1",
                "SITE_B_PORT",
                Integer.toString(ports.of(Use.MYSQL_B)),
                "SITE_B_USER",
                MySqlServer.USER,
                "SITE_B_PASSWORD",
                PASSWORD);
    }
}
