package io.twoway.servers;

import io.twoway.servers.process.JavaProgram;
import io.twoway.servers.process.Ports;
import io.twoway.servers.process.ProcessServer;
import io.twoway.servers.process.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Kafka cluster of one node, broker and KRaft controller in one process. Topics are not created on first use. */
public final class KafkaBroker extends ProcessServer {

    /** Any 16 bytes in base64 will do; one that never changes lets a second start find its data. */
    private static final String CLUSTER_ID = "VHdvV2F5TXlTcWxTYW5kYg";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final KafkaOptions options;
    private final JavaProgram program;

    public KafkaBroker(KafkaOptions options) {
        super(options.name(), options.directory(), options.port(), options.lifetime(), START_LIMIT, STOP_LIMIT);
        this.options = options;
        this.program = new JavaProgram(options.libs(), options.directory(), options.vm());
    }

    /** Returns what clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + options.port();
    }

    @Override
    protected List<String> prepare() {
        if (!Ports.isFree(options.controllerPort())) {
            throw new ServerException(
                    options.name() + ": controller port " + options.controllerPort() + " is in use by another program");
        }
        Path configuration = program.properties("server.properties", properties());
        if (!Files.exists(data().resolve("meta.properties"))) {
            format(configuration);
        }
        return program.command("kafka.Kafka", List.of(configuration.toString()));
    }

    @Override
    protected boolean isServing() {
        try (Socket socket = new Socket()) {
            socket.connect(address(), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path data() {
        return options.directory().resolve("data");
    }

    private Map<String, String> properties() {
        Map<String, String> all = new HashMap<>(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + options.controllerPort()),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                .formatted(options.port(), options.controllerPort())),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", data().toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("num.partitions", "1"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0")));
        all.putAll(options.properties());
        return all;
    }

    private void format(Path configuration) {
        List<String> command = program.command(
                "kafka.tools.StorageTool", List.of("format", "-t", CLUSTER_ID, "-c", configuration.toString()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ServerException("Kafka could not make its data folder:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted", e);
        }
    }
}
