package io.twoway.it.pair;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.servers.ConnectOptions;
import io.twoway.servers.ConnectWorker;
import io.twoway.servers.KafkaBroker;
import io.twoway.servers.KafkaOptions;
import io.twoway.servers.MySqlInstall;
import io.twoway.servers.MySqlOptions;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.SchemaRegistry;
import io.twoway.servers.process.Fork;
import io.twoway.servers.process.Ports;
import io.twoway.servers.process.Server;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The servers that all test classes of one JVM share; they end with the JVM. */
public final class TestServers implements AutoCloseable {

    private static final SandboxLayout LAYOUT = SandboxLayout.ofWorkingDirectory();

    /** What the build gets for tests only. */
    private static final Path FETCHED = LAYOUT.project().resolve("integration-tests/target");

    /**
     * Whether the servers start and write as fast as they can. The profile of the long tests sets this to false: what runs
     * for long should run as in production.
     */
    private static final boolean QUICK = !"false".equals(System.getProperty("twoway.servers.quick"));

    /** Options of all MySQL servers, to try tests in another setting: see bin/test-settings. */
    static final List<String> SERVER_OPTIONS = words("twoway.servers.options");

    /** Variables of all workers' environment, each {@code NAME=value}. */
    static final List<String> WORKER_ENVIRONMENT = words("twoway.worker.environment");

    private static TestServers shared;

    private final ServerFolder folder;
    private final Path directory;
    private final MySqlServer a;
    private final MySqlServer b;
    private final KafkaBroker kafka;
    private final ConnectOptions options;
    private final ConnectWorker worker;
    private final ConnectClient rest;
    private final ConnectorStates states;
    private final RestRequests requests;

    // Mutable state
    private SchemaRegistry registry;
    private final Map<String, MySqlServer> oldest = new HashMap<>();

    private TestServers(
            ServerFolder folder,
            Path kafkaLibs,
            UnaryOperator<MySqlOptions> mysqlOptions,
            UnaryOperator<ConnectOptions> workerOptions) {
        this.folder = folder;
        this.directory = folder.path();
        List<Integer> ports = Ports.free(5);
        a = mysql(mysqlOptions.apply(options("mysql-a", ports.get(0), 1)));
        b = mysql(mysqlOptions.apply(options("mysql-b", ports.get(1), 2)));
        kafka = new KafkaBroker(
                quick(KafkaOptions.of(directory.resolve("kafka"), kafkaLibs, ports.get(2), ports.get(3))));
        a.launch();
        b.launch();
        kafka.start();
        options = workerOptions.apply(quick(ConnectOptions.of(
                        directory.resolve("connect"), kafkaLibs, plugins(), ports.get(4), kafka.bootstrapServers()))
                .withHeap("1g")
                .withEnvironment(environment()));
        worker = new ConnectWorker(options);
        rest = ConnectClient.at(worker.uri());
        states = new ConnectorStates(rest, Pair.PATIENCE);
        requests = new RestRequests(worker.uri());
        worker.launch();
        a.awaitReady();
        b.awaitReady();
        worker.awaitReady();
    }

    /** Returns the shared servers, started on first use. */
    public static synchronized TestServers shared() {
        if (shared == null) {
            shared = own(ofThisFork("servers"), UnaryOperator.identity(), UnaryOperator.identity());
        }
        return shared;
    }

    /** Returns whether other test classes use these servers too. */
    boolean areShared() {
        synchronized (TestServers.class) {
            return this == shared;
        }
    }

    /** Starts servers of their own for a test, whose MySQL has GTIDs off. */
    public static TestServers withoutGtid(String test) {
        return own("servers-" + test, MySqlOptions::withoutGtid, UnaryOperator.identity());
    }

    /**
     * Starts servers of their own for a test of memory.
     *
     * @param workerHeap the worker's largest heap, as {@code -Xmx} takes it
     */
    public static TestServers withWorkerHeap(String test, String workerHeap) {
        return own("servers-" + test, UnaryOperator.identity(), worker -> worker.withHeap(workerHeap));
    }

    /** Starts servers of their own for a test that kills them; their folder is named in {@code target}. */
    public static TestServers ownedBy(String test) {
        return own("servers-" + test, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * Starts servers of their own for a test.
     *
     * @param folder names the folder of their data and logs, which no other test class has
     */
    public static TestServers own(
            String folder, UnaryOperator<MySqlOptions> mysqlOptions, UnaryOperator<ConnectOptions> workerOptions) {
        return new TestServers(ServerFolder.claim(folder), LAYOUT.kafkaLibs(), mysqlOptions, workerOptions);
    }

    /**
     * Starts servers of their own, whose broker and worker are of another version of Kafka.
     *
     * @param distribution the module of these tests that collects its jars
     * @param worker properties of the worker
     */
    public static TestServers ofDistribution(String distribution, Map<String, String> worker) {
        Path libs = LAYOUT.project()
                .resolve("integration-tests")
                .resolve(distribution)
                .resolve("target/libs");
        return new TestServers(
                ServerFolder.claim("servers-" + distribution),
                libs,
                UnaryOperator.identity(),
                options -> options.withProperties(worker));
    }

    /**
     * Starts a further MySQL with GTIDs, which is the caller's to close.
     *
     * @param arguments further mysqld options
     */
    public MySqlServer another(String name, int serverId, String... arguments) {
        MySqlServer server = mysql(options(name, Ports.free(1).get(0), serverId).withArguments(arguments));
        server.start();
        return server;
    }

    /**
     * Returns a MySQL 8.0.15, the oldest that is supported, for site A, started on first use. Where there is none the test
     * is skipped.
     */
    public MySqlServer oldestA() {
        return oldest("mysql-8-a", 11);
    }

    /** Returns such a server for site B. */
    public MySqlServer oldestB() {
        return oldest("mysql-8-b", 12);
    }

    private synchronized MySqlServer oldest(String name, int serverId) {
        Optional<MySqlInstall> install = Optional.of(LAYOUT.cache().resolve("mysql-8.0"))
                .filter(Files::isDirectory)
                .map(MySqlInstall::new);
        Assumptions.assumeTrue(install.isPresent(), "there is no MySQL 8.0.15 for this machine");
        return oldest.computeIfAbsent(name, key -> started(install.orElseThrow(), key, serverId));
    }

    private MySqlServer started(MySqlInstall install, String name, int serverId) {
        MySqlServer server = mysql(install, options(name, Ports.free(1).get(0), serverId));
        server.start();
        return server;
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

    /** Returns the broker's process. */
    public Server broker() {
        return kafka;
    }

    /** Returns the Connect worker's process. */
    public Server worker() {
        return worker;
    }

    /** Starts a further worker of the same cluster, which is the caller's to close. */
    public ConnectWorker anotherWorker(String name) {
        return anotherWorker(name, UnaryOperator.identity());
    }

    /** Starts such a worker that differs from the first one. */
    public ConnectWorker anotherWorker(String name, UnaryOperator<ConnectOptions> difference) {
        ConnectWorker another = new ConnectWorker(difference.apply(
                options.withPlace(directory.resolve(name), Ports.free(1).get(0))));
        another.start();
        return another;
    }

    /** Returns the address of Connect's REST API. */
    public URI connectUri() {
        return worker.uri();
    }

    public ConnectClient rest() {
        return rest;
    }

    /** Returns the waits for connectors. */
    public ConnectorStates states() {
        return states;
    }

    /** Returns the requests that are no part of the product's client. */
    public RestRequests requests() {
        return requests;
    }

    /** Returns a schema registry, started on first use. */
    public synchronized SchemaRegistry schemaRegistry() {
        if (registry == null) {
            registry = new SchemaRegistry(
                    FETCHED.resolve("schema-registry"),
                    directory.resolve("schema-registry"),
                    Ports.free(1).get(0));
            registry.start();
        }
        return registry;
    }

    /** Kills the Connect worker as a crash would, and starts it again on the same address. */
    public void killAndStartWorker() {
        worker.kill();
        worker.start();
    }

    /** Returns the variables that the files in config-examples name. */
    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "SITE_A_HOST", "127.0.0.1",
                "SITE_A_PORT", String.valueOf(a.address().getPort()),
                "SITE_A_USER", MySqlServer.USER,
                "SITE_A_PASSWORD", a.password(),
                "SITE_B_HOST", "127.0.0.1",
                "SITE_B_PORT", String.valueOf(b.address().getPort()),
                "SITE_B_USER", MySqlServer.USER,
                "SITE_B_PASSWORD", b.password()));
        for (String variable : WORKER_ENVIRONMENT) {
            int equals = variable.indexOf('=');
            all.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return all;
    }

    @Override
    public synchronized void close() {
        Stream.<Server>of(worker, kafka, a, b, registry)
                .filter(Objects::nonNull)
                .forEach(Server::close);
        folder.close();
    }

    /** Returns the connectors, and the converters that tests may name. */
    private static List<Path> plugins() {
        return Stream.concat(LAYOUT.plugins().stream(), Stream.of(FETCHED.resolve("test-plugins")))
                .toList();
    }

    private static KafkaOptions quick(KafkaOptions options) {
        return QUICK ? options.withQuickStart() : options;
    }

    private static ConnectOptions quick(ConnectOptions options) {
        return QUICK ? options.withQuickStart() : options;
    }

    /** What a test asks for comes behind the options of all servers, and wins. */
    private MySqlOptions options(String name, int port, int serverId) {
        return MySqlOptions.of(name, directory.resolve(name), port, serverId)
                .withArguments(SERVER_OPTIONS.toArray(String[]::new));
    }

    /** Tests kill processes and never the machine. */
    private static MySqlServer mysql(MySqlInstall install, MySqlOptions options) {
        return new MySqlServer(install, QUICK ? options.withoutFlushing() : options, LAYOUT.cache());
    }

    private static MySqlServer mysql(MySqlOptions options) {
        return mysql(LAYOUT.mysql(), options);
    }

    private static List<String> words(String property) {
        String value = System.getProperty(property, "").strip();
        return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }

    /** The build runs test classes in several JVMs at once, and these servers are those of one JVM. */
    private static String ofThisFork(String folder) {
        int fork = Fork.current().number();
        return fork == 1 ? folder : folder + "-" + fork;
    }
}
