package io.twoway.it.pair;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.servers.MySqlServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    /**
     * Starts the mesh pair by pair, and waits until each site has what the others send.
     *
     * @param deployment registers the four connectors of a pair, given by their names
     */
    public Mesh start(Consumer<Map<String, Map<String, String>>> deployment) {
        deployment.accept(pairOf(a(), b()));
        deployment.accept(pairOf(a(), c()));
        deployment.accept(pairOf(b(), c()));
        sites.forEach(from -> othersThan(from).forEach(to -> fence(from, to)));
        return this;
    }

    private Map<String, Map<String, String>> pairOf(Site one, Site other) {
        Map<String, Map<String, String>> pair = new LinkedHashMap<>();
        Stream.of(sourceOf(one), sink(one, other), sourceOf(other), sink(other, one))
                .forEach(name -> pair.put(name, connectors.get(name)));
        return pair;
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

    public ConnectClient rest() {
        return servers.rest();
    }

    public ConnectorStates states() {
        return servers.states();
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
        FailureWatch failures = new FailureWatch(rest(), connectors.keySet());
        Awaitility.await("fence " + id + " of " + from.name() + " at " + to.name())
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .conditionEvaluationListener(condition -> failures.look())
                .until(() -> hasFence(to, id));
    }

    /** Writes a row whose id belongs to one site, so that fences never conflict. */
    private int raiseFence(Site from) {
        int id = fences.incrementAndGet() * sites.size() + sites.indexOf(from);
        from.execute("INSERT INTO " + name + ".fence VALUES (" + id + ")");
        return id;
    }

    private boolean hasFence(Site site, int id) {
        return !site.rowsOnceThere("SELECT id FROM " + name + ".fence WHERE id = " + id)
                .isEmpty();
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
        rest().connectors().keySet().stream().filter(connectors::containsKey).forEach(rest()::delete);
        third.close();
    }
}
