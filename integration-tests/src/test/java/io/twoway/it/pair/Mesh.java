package io.twoway.it.pair;

import io.twoway.sandbox.server.ConnectRest;
import io.twoway.sandbox.server.MySqlServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Three sites of which each has the changes of both others: three sources, and at each site two sinks. Site A is the
 * forward source. The shared servers have two of the sites, the third is a server of this mesh.
 */
public final class Mesh implements AutoCloseable {

    private static final int THIRD_SERVER_ID = 3;

    private final TestServers servers = TestServers.shared();
    private final String name;
    private final MySqlServer third;
    private final List<Site> sites;
    private final Map<String, Map<String, String>> connectors = new LinkedHashMap<>();
    private final AtomicInteger fences = new AtomicInteger();

    /**
     * Makes a mesh with one database on A that nothing synchronizes yet.
     *
     * @param name names connectors, sites, topics and the database: lower-case letters and digits
     * @param policies keys of all sinks
     */
    public Mesh(String name, Map<String, String> policies) {
        this.name = name;
        this.third = servers.another("mysql-c-of-" + name, THIRD_SERVER_ID);
        Map<Site, MySqlServer> places = new LinkedHashMap<>();
        places.put(new Site(name + "-a", servers.a()::connect), servers.a());
        places.put(new Site(name + "-b", servers.b()::connect), servers.b());
        places.put(new Site(name + "-c", third::connect), third);
        this.sites = List.copyOf(places.keySet());
        a().execute("CREATE DATABASE " + name, "CREATE TABLE " + name + ".fence (id INT PRIMARY KEY)");
        define(places, policies);
    }

    private void define(Map<Site, MySqlServer> places, Map<String, String> policies) {
        List<String> topics = sites.stream().map(Site::name).toList();
        ConnectorSettings settings = new ConnectorSettings(bookkeeping(), servers.bootstrapServers(), topics);
        for (Site site : sites) {
            String direction = site == a() ? "forward" : "reverse";
            connectors.put(sourceOf(site), settings.source(site, places.get(site), direction, name));
            for (Site from : othersThan(site)) {
                Map<String, String> sink = new HashMap<>(settings.sink(site, places.get(site), from));
                sink.put("causal.order.topics", String.join(",", thirdTopics(site, from)));
                sink.putAll(policies);
                connectors.put(sink(from, site), sink);
            }
        }
    }

    /** Starts what A sends, waits until the others have it, then starts what they send. */
    public Mesh start() {
        start(List.of(sourceOf(a()), sink(a(), b()), sink(a(), c())));
        othersThan(a()).forEach(site -> fence(a(), site));
        start(List.of(sourceOf(b()), sourceOf(c())));
        start(List.of(sink(b(), a()), sink(b(), c()), sink(c(), a()), sink(c(), b())));
        othersThan(a()).forEach(this::awaitStreaming);
        return this;
    }

    public Site a() {
        return sites.get(0);
    }

    public Site b() {
        return sites.get(1);
    }

    public Site c() {
        return sites.get(2);
    }

    public List<Site> sites() {
        return sites;
    }

    public ConnectRest rest() {
        return servers.rest();
    }

    /** Returns the name in Connect of the sink that applies at one site what another one sends. */
    public String sink(Site from, Site to) {
        return "sink-of-" + from.name() + "-at-" + to.name();
    }

    /** Returns the counters of that sink; they start at 0 with its task. */
    public SinkCounters counters(Site from, Site to) {
        return new SinkCounters(servers.worker(), to, from.name());
    }

    /** Returns the conflict journal of the sinks that write to that site. */
    public Journal journal(Site site) {
        return new Journal(site, bookkeeping());
    }

    /** Returns the records of a site's stream as they are now. */
    public StreamTopic topicOf(Site site) {
        return new StreamTopic(servers.bootstrapServers(), site.name());
    }

    /** Kills the Connect worker as a crash would, and starts it again. */
    public void killAndStartWorker() {
        servers.killAndStartWorker();
    }

    /** Waits until everything written so far at any site has arrived at all others. */
    public void settle(Duration patience) {
        sites.forEach(from -> othersThan(from).forEach(to -> fence(from, to, patience)));
    }

    /** Waits until everything written so far at one site has arrived at another. */
    public void fence(Site from, Site to) {
        fence(from, to, Pair.PATIENCE);
    }

    private void fence(Site from, Site to, Duration patience) {
        int id = raiseFence(from);
        FailureWatch failures = failureWatch();
        Awaitility.await("fence " + id + " of " + from.name() + " at " + to.name())
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .conditionEvaluationListener(condition -> failures.look())
                .until(() -> hasFence(to, id));
    }

    /** A reverse source loads no rows, so fences are raised until one arrives: see {@link Pair}. */
    private void awaitStreaming(Site site) {
        FailureWatch failures = failureWatch();
        Awaitility.await("the stream of " + site.name())
                .atMost(Pair.PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .conditionEvaluationListener(condition -> failures.look())
                .until(() -> {
                    int id = raiseFence(site);
                    return othersThan(site).stream().allMatch(other -> hasFenceOf(site, other, id));
                });
    }

    /** Writes a row whose id belongs to one site, so that fences never conflict. */
    private int raiseFence(Site from) {
        int id = fences.incrementAndGet() * sites.size() + sites.indexOf(from);
        from.execute("INSERT INTO " + name + ".fence VALUES (" + id + ")");
        return id;
    }

    private boolean hasFenceOf(Site from, Site at, int last) {
        return !at.rows("SELECT id FROM " + name + ".fence WHERE id <= " + last + " AND id % " + sites.size() + " = "
                        + sites.indexOf(from))
                .isEmpty();
    }

    private boolean hasFence(Site site, int id) {
        return !site.rowsOnceThere("SELECT id FROM " + name + ".fence WHERE id = " + id)
                .isEmpty();
    }

    private void start(List<String> names) {
        names.forEach(connector -> rest().put(connector, connectors.get(connector)));
        names.forEach(connector -> rest().awaitRunning(connector, Pair.PATIENCE));
    }

    private FailureWatch failureWatch() {
        return new FailureWatch(rest(), connectors.keySet());
    }

    private List<Site> othersThan(Site site) {
        return sites.stream().filter(other -> other != site).toList();
    }

    private List<String> thirdTopics(Site site, Site from) {
        List<Site> third = new ArrayList<>(othersThan(site));
        third.remove(from);
        return third.stream().map(Site::name).toList();
    }

    private static String sourceOf(Site site) {
        return "source-of-" + site.name();
    }

    private String bookkeeping() {
        return "dts_" + name;
    }

    @Override
    public void close() {
        rest().connectors().stream().filter(connectors::containsKey).forEach(rest()::delete);
        third.close();
    }
}
