package io.twoway.bench.place;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.servers.ConnectOptions;
import io.twoway.servers.ConnectWorker;
import io.twoway.servers.KafkaBroker;
import io.twoway.servers.KafkaOptions;
import io.twoway.servers.MySqlOptions;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.SchemaRegistry;
import io.twoway.servers.process.Folders;
import io.twoway.servers.process.Ports;
import io.twoway.servers.process.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The servers of a run: two MySQL as durable as MySQL is by default, one broker, and one worker for all contenders. */
public final class BenchServers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SandboxLayout layout;
    private final Path directory;
    private final MySqlServer a;
    private final MySqlServer b;
    private final KafkaBroker kafka;
    private final ConnectWorker worker;

    /** The build whose plugins the worker has, if it is not this one. */
    private final Optional<EarlierBuild> build;

    // Mutable state
    private Optional<FurtherWorker> earlier = Optional.empty();
    private Optional<MySqlServer> replica = Optional.empty();
    private Optional<SchemaRegistry> registry = Optional.empty();

    private BenchServers(SandboxLayout layout, Path directory, String heap) {
        this.layout = layout;
        this.directory = directory;
        List<Integer> ports = Ports.free(5);
        a = mysql("mysql-a", ports.get(0), 1);
        b = mysql("mysql-b", ports.get(1), 2);
        kafka = new KafkaBroker(
                KafkaOptions.of(directory.resolve("kafka"), layout.kafkaLibs(), ports.get(2), ports.get(3)));
        worker = new ConnectWorker(
                worker("connect", ports.get(4), plugins(layout), heap).withCollectorOfKafka());
        build = Optional.empty();
    }

    /** Looks at running servers in another way. */
    private BenchServers(
            BenchServers running, MySqlServer a, MySqlServer b, ConnectWorker worker, Optional<EarlierBuild> build) {
        this.layout = running.layout;
        this.directory = running.directory;
        this.a = a;
        this.b = b;
        this.kafka = running.kafka;
        this.worker = worker;
        this.build = build;
    }

    private ConnectOptions worker(String name, int port, List<Path> plugins, String heap) {
        return ConnectOptions.of(directory.resolve(name), layout.kafkaLibs(), plugins, port, kafka.bootstrapServers())
                .withHeap(heap);
    }

    /**
     * Starts servers whose data is in a folder, which is emptied first.
     *
     * @param heap the worker's largest heap, as {@code -Xmx} takes it
     */
    public static BenchServers start(SandboxLayout layout, Path directory, String heap) {
        try {
            Folders.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BenchServers servers = new BenchServers(layout, directory, heap);
        servers.start();
        return servers;
    }

    private void start() {
        a.launch();
        b.launch();
        kafka.start();
        worker.launch();
        a.awaitReady();
        b.awaitReady();
        worker.awaitReady();
    }

    private static List<Path> plugins(SandboxLayout layout) {
        Path benchmarks = layout.project().resolve("benchmarks");
        return Stream.concat(
                        layout.plugins().stream(),
                        Stream.of("debezium-sink/target/plugin", "debezium-source/target/plugin", "avro/target/plugins")
                                .map(benchmarks::resolve))
                .toList();
    }

    private MySqlServer mysql(String name, int port, int serverId) {
        MySqlOptions options = MySqlOptions.of(name, directory.resolve(name), port, serverId);
        return new MySqlServer(layout.mysql(), options, layout.cache());
    }

    /** Returns the same servers seen from the other side: B is the origin. It is not to be closed. */
    public BenchServers mirrored() {
        return new BenchServers(this, b, a, worker, build);
    }

    /**
     * Starts a worker of its own cluster, which has this project's plugins only.
     *
     * @param name names its folder and topics, and is taken once in a run
     */
    public FurtherWorker furtherWorker(String name, String heap) {
        return furtherWorker(name, worker(name, Ports.free(), layout.plugins(), heap), Optional.empty());
    }

    private FurtherWorker furtherWorker(String name, ConnectOptions worker, Optional<EarlierBuild> otherBuild) {
        ConnectOptions options = worker.withProperties(FurtherWorker.cluster(name));
        ConnectWorker further = new ConnectWorker(options);
        further.start();
        return new FurtherWorker(new BenchServers(this, a, b, further, otherBuild), further);
    }

    /** Starts a worker for the plugins of an earlier build: one worker would mistake the classes of two builds for each other's. */
    public void startEarlier(EarlierBuild earlierBuild, String heap) {
        String name = "earlier";
        ConnectOptions worker =
                worker(name, Ports.free(), earlierBuild.plugins(), heap).withCollectorOfKafka();
        earlier = Optional.of(furtherWorker(name, worker, Optional.of(earlierBuild)));
    }

    /** Returns the same servers with the worker of the earlier build, if there is one. */
    public Optional<BenchServers> earlier() {
        return earlier.map(FurtherWorker::servers);
    }

    /** Returns the build whose plugins the worker has, if it is not this one. */
    public Optional<EarlierBuild> build() {
        return build;
    }

    /** Returns the folder with the classes of Confluent's Avro converter. */
    public Path avroConverter() {
        return layout.project().resolve("benchmarks/avro/target/plugins/avro-converter");
    }

    /** Returns a further MySQL that follows nobody yet, started on first use. */
    public MySqlServer replica() {
        if (replica.isEmpty()) {
            MySqlServer server = mysql("mysql-replica", Ports.free(), 3);
            server.start();
            replica = Optional.of(server);
        }
        return replica.get();
    }

    /** Returns a schema registry, started on first use. */
    public SchemaRegistry schemaRegistry() {
        if (registry.isEmpty()) {
            SchemaRegistry server = new SchemaRegistry(
                    layout.project().resolve("benchmarks/avro/target/schema-registry"),
                    directory.resolve("schema-registry"),
                    Ports.free());
            server.start();
            registry = Optional.of(server);
        }
        return registry.get();
    }

    public MySqlServer a() {
        return a;
    }

    public MySqlServer b() {
        return b;
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public ConnectClient connect() {
        return ConnectClient.at(worker.uri());
    }

    /** Returns what the connectors of the worker are waited for with. */
    public ConnectorStates states() {
        return new ConnectorStates(connect(), PATIENCE);
    }

    /** Returns the process id of the Connect worker. */
    public long workerPid() {
        return worker.pid();
    }

    /**
     * Returns the processor time used so far at the destination and by those who apply rows.
     *
     * @param inWorker whether rows are applied in the Connect worker, or in this process
     */
    public ProcessorTime processorTime(boolean inWorker) {
        return ProcessorTime.of(
                inWorker ? worker.pid() : ProcessHandle.current().pid(), b.pid());
    }

    @Override
    public void close() {
        earlier.ifPresent(FurtherWorker::close);
        Stream.of(Stream.of(worker, kafka, a, b), registry.stream(), replica.stream())
                .flatMap(Function.<Stream<? extends Server>>identity())
                .forEach(Server::close);
    }
}
