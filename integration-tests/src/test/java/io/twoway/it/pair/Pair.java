package io.twoway.it.pair;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.servers.MySqlServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Two sites in sync, on the shared servers: four connectors of their own, over databases of their own, so that several
 * pairs can live side by side. Site A is the forward source.
 */
public final class Pair implements AutoCloseable {

    /** How long anything may take before a test gives up. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestServers servers;
    private final String name;
    private final String database;
    private final String databaseAtB;
    private final Site a;
    private final Site b;
    private final Map<String, Map<String, String>> connectors = new TreeMap<>();
    private final AtomicInteger fences = new AtomicInteger();
    private Duration patience = PATIENCE;

    /**
     * Makes a pair with one database on A that nothing synchronizes yet.
     *
     * @param name names connectors, sites, topics and the database: lower-case letters and digits
     */
    public Pair(String name) {
        this(name, TestServers.shared());
    }

    /** Makes such a pair on other servers than the shared ones. */
    public Pair(String name, TestServers servers) {
        this(name, servers, servers.a(), servers.b(), name);
    }

    /** Makes a pair of two other MySQL servers, with the shared broker and worker. */
    public static Pair between(String name, MySqlServer serverOfA, MySqlServer serverOfB) {
        return new Pair(name, TestServers.shared(), serverOfA, serverOfB, name);
    }

    /** Makes a pair whose sites are both on server A: the database of site B has {@code _b} behind its name. */
    public static Pair onOneServer(String name) {
        String other = name + "_b";
        TestServers servers = TestServers.shared();
        return new Pair(name, servers, servers.a(), servers.a(), other)
                .withBothSinks(Map.of("mapping.same.server", "true"))
                .withForwardSink(Map.of("mapping.databases", name + ":" + other))
                .withReverseSink(Map.of("mapping.databases", other + ":" + name));
    }

    private Pair(String name, TestServers servers, MySqlServer serverOfA, MySqlServer serverOfB, String databaseAtB) {
        this.servers = servers;
        this.name = name;
        this.database = name;
        this.databaseAtB = databaseAtB;
        this.a = new Site(name + "-a", serverOfA::connect);
        this.b = new Site(name + "-b", serverOfB::connect);
        a.execute("CREATE DATABASE " + database, "CREATE TABLE " + table("fence") + " (id INT PRIMARY KEY)");
        ConnectorSettings settings =
                new ConnectorSettings(bookkeeping(), servers.bootstrapServers(), List.of(a.name(), b.name()));
        define("source-a", settings.source(a, serverOfA, "forward", database));
        define("source-b", settings.source(b, serverOfB, "reverse", databaseAtB));
        define("sink-b", settings.sink(b, serverOfB, a));
        define("sink-a", settings.sink(a, serverOfA, b));
    }

    /** Sets keys of the sink that writes to B. */
    public Pair withForwardSink(Map<String, String> settings) {
        connectors.get(connector("sink-b")).putAll(settings);
        return this;
    }

    /** Sets keys of the sink that writes to A. */
    public Pair withReverseSink(Map<String, String> settings) {
        connectors.get(connector("sink-a")).putAll(settings);
        return this;
    }

    /** Sets keys of both sinks. */
    public Pair withBothSinks(Map<String, String> settings) {
        return withForwardSink(settings).withReverseSink(settings);
    }

    /** Sets keys of all four connectors, such as converters. */
    public Pair withAll(Map<String, String> settings) {
        connectors.values().forEach(connector -> connector.putAll(settings));
        return this;
    }

    /** Sets keys of the connector with that role ({@code source-a}, {@code sink-b}, ...). */
    public Pair with(String role, Map<String, String> settings) {
        connectors.get(connector(role)).putAll(settings);
        return this;
    }

    /** Synchronizes further databases too. */
    public Pair withDatabases(String... others) {
        List.of("source-a", "source-b").forEach(role -> connectors
                .get(connector(role))
                .compute("database.include.list", (key, list) -> list + "," + String.join(",", others)));
        return this;
    }

    /** Waits longer than {@link #PATIENCE} for whatever takes its time with the size of the databases. */
    public Pair withPatience(Duration longer) {
        patience = longer;
        return this;
    }

    /** Starts the forward direction, waits until it streams, then starts the reverse one. */
    public Pair start() {
        startForward();
        put("source-b");
        put("sink-a");
        awaitRunning("source-b");
        awaitRunning("sink-a");
        awaitReverseStreaming();
        return this;
    }

    /** Starts the forward direction only and waits until it streams. */
    public Pair startForward() {
        put("source-a");
        put("sink-b");
        awaitRunning("source-a");
        awaitRunning("sink-b");
        fence(a, b);
        return this;
    }

    public Site a() {
        return a;
    }

    public Site b() {
        return b;
    }

    /** Returns the full name of a table in the pair's database. */
    public String table(String table) {
        return database + "." + table;
    }

    public ConnectClient rest() {
        return servers.rest();
    }

    public ConnectorStates states() {
        return servers.states();
    }

    public RestRequests requests() {
        return servers.requests();
    }

    /** Returns the name that a role ({@code source-a}, {@code sink-b}, ...) has in Connect. */
    public String connector(String role) {
        return name + "-" + role;
    }

    /** Returns the configuration of a role. */
    public Map<String, String> config(String role) {
        return Map.copyOf(connectors.get(connector(role)));
    }

    /** Returns the records of a site's stream as they are now. */
    public StreamTopic topicOf(Site site) {
        return new StreamTopic(servers.bootstrapServers(), site.name());
    }

    /** Waits until each topic has this many heartbeats more: long enough for anything that goes round to show. */
    public void awaitHeartbeats(int more) {
        for (Site site : List.of(a, b)) {
            StreamTopic topic = topicOf(site);
            long before = topic.heartbeats();
            Awaitility.await("heartbeats").atMost(PATIENCE).until(() -> topic.heartbeats() >= before + more);
        }
    }

    /** Returns the conflict journal of the sink that writes to that site. */
    public Journal journal(Site site) {
        return new Journal(site, bookkeeping());
    }

    /** Returns the counters of the sink that writes to that site; they start at 0 with its task. */
    public SinkCounters counters(Site site) {
        return new SinkCounters(servers.worker(), site, (site == a ? b : a).name());
    }

    /** Returns the name of this pair's bookkeeping database. */
    public String bookkeeping() {
        return "dts_" + name;
    }

    /** Returns the consumer group of the sink that writes to that site. */
    public SinkGroup group(Site site) {
        return new SinkGroup(
                servers.bootstrapServers(), connector(site == a ? "sink-a" : "sink-b"), (site == a ? b : a).name());
    }

    /** Waits until everything written so far at either site has arrived at the other. */
    public void settle() {
        settle(patience);
    }

    /** Waits longer than usual until everything written so far at either site has arrived at the other. */
    public void settle(Duration patience) {
        fence(a, b, patience);
        fence(b, a, patience);
    }

    /** Waits until everything written so far at {@code from} has arrived at {@code to}. */
    public void fence(Site from, Site to) {
        fence(from, to, patience);
    }

    /** Waits longer than usual until everything written so far at {@code from} has arrived at {@code to}. */
    public void fence(Site from, Site to, Duration patience) {
        Awaitility.await("the fence table at " + from.name()).atMost(PATIENCE).until(() -> hasFenceTable(from));
        int id = raiseFence(from);
        FailureWatch failures = failureWatch();
        try (FenceLook look = new FenceLook(to, "SELECT id FROM " + databaseOf(to) + ".fence WHERE id = " + id)) {
            Awaitility.await("fence " + id + " of " + from.name() + " at " + to.name())
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(20))
                    .conditionEvaluationListener(condition -> failures.look())
                    .until(look::isThere);
        }
    }

    private FailureWatch failureWatch() {
        return new FailureWatch(rest(), connectors.keySet());
    }

    /**
     * The reverse source loads no rows: what was written before it found its place in the binlog is not its business, and
     * that is a moment after Connect calls it running. So fences are raised until one arrives.
     */
    private void awaitReverseStreaming() {
        FailureWatch failures = failureWatch();
        Awaitility.await("the reverse direction")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(300))
                .conditionEvaluationListener(condition -> failures.look())
                .until(() -> {
                    raiseFence(b);
                    return hasFenceOfB();
                });
    }

    /** Writes a row whose id belongs to one site, so that fences never conflict. */
    private int raiseFence(Site from) {
        int id = fences.incrementAndGet() * 2 + (from == a ? 0 : 1);
        from.execute("INSERT INTO " + databaseOf(from) + ".fence VALUES (" + id + ")");
        return id;
    }

    private boolean hasFenceOfB() {
        return !a.rows("SELECT id FROM " + table("fence") + " WHERE id % 2 = 1").isEmpty();
    }

    private String databaseOf(Site site) {
        return site == b ? databaseAtB : database;
    }

    @Override
    public void close() {
        rest().connectors().keySet().stream().filter(connectors::containsKey).forEach(rest()::delete);
        if (servers.areShared()) { // every later source would read the structure of all tables
            a.drop(database, bookkeeping());
            b.drop(databaseAtB, bookkeeping());
        }
    }

    private boolean hasFenceTable(Site site) {
        return !site.rows("SELECT 1 FROM information_schema.tables WHERE table_schema = '" + databaseOf(site)
                        + "' AND table_name = 'fence'")
                .isEmpty();
    }

    private void put(String role) {
        rest().put(connector(role), connectors.get(connector(role)));
    }

    private void awaitRunning(String role) {
        states().awaitRunning(connector(role));
    }

    private void define(String role, Map<String, String> config) {
        connectors.put(connector(role), config);
    }
}
