package io.twoway.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus.State;
import io.twoway.it.cli.TwoWayProgram;
import io.twoway.it.pair.ConnectorFiles;
import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.it.pair.WorkerBeans;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Daily work of a pair, on a broker and a worker of one version of Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MainPaths {

    private static final String ROWS = "SELECT id, site, v, note FROM paths.items ORDER BY site, id";
    private static final List<String> ROLES = List.of("source-a", "sink-b", "source-b", "sink-a");
    private static final List<String> SINKS = List.of("sink-a", "sink-b");

    private final String distribution;
    private final Map<String, String> worker;
    private final AtomicInteger written = new AtomicInteger();

    // Mutable state
    private TestServers servers;
    private Pair pair;

    /**
     * @param distribution the module that has the servers' jars
     * @param worker properties of the worker
     */
    MainPaths(String distribution, Map<String, String> worker) {
        this.distribution = distribution;
        this.worker = worker;
    }

    @BeforeAll
    void start() {
        servers = TestServers.ofDistribution(distribution, worker);
        pair = new Pair("paths", servers)
                .withForwardSink(Map.of("conflict.policy", "Overwrite"))
                .withReverseSink(Map.of("conflict.policy", "Ignore"));
        pair.a()
                .execute(
                        "CREATE TABLE paths.items (id INT, site CHAR(1), v INT NOT NULL, note VARCHAR(20), PRIMARY KEY (site, id))",
                        "CREATE TABLE paths.loaded (id INT PRIMARY KEY, at DATETIME(6), doc JSON, text TEXT, bytes BLOB)",
                        "INSERT INTO paths.loaded VALUES (1, '2026-01-02 03:04:05.678901', '{\"a\": [1, 2.5]}', 'é', x'00ff'),"
                                + " (2, NULL, NULL, NULL, NULL)");
        pair.start();
    }

    @AfterAll
    void stop() {
        pair.close();
        servers.close();
    }

    /** Each test leaves traffic behind that both sites must have in the end. */
    @AfterEach
    void bothSitesHaveEverythingThatWasWritten() {
        write();
        pair.settle();
        assertThat(pair.b().rows(ROWS)).isEqualTo(pair.a().rows(ROWS)).hasSize(2 * 2 * written.get());
    }

    @Test
    void loadIsAtB() {
        String query = "SELECT id, at, doc, text, HEX(bytes) FROM paths.loaded ORDER BY id";

        assertThat(pair.b().rows(query)).isEqualTo(pair.a().rows(query)).hasSize(2);
    }

    @Test
    void schemaChangesAndTheRowsBehindThemArrive() {
        pair.a()
                .execute(
                        "CREATE TABLE paths.later (id INT PRIMARY KEY, note VARCHAR(20))",
                        "INSERT INTO paths.later VALUES (1, 'one')",
                        "ALTER TABLE paths.later ADD COLUMN at DATE, RENAME COLUMN note TO remark",
                        "UPDATE paths.later SET at = '2026-01-02' WHERE id = 1");
        pair.fence(pair.a(), pair.b());

        pair.b().execute("UPDATE paths.later SET remark = 'two' WHERE id = 1");
        pair.fence(pair.b(), pair.a());

        assertThat(List.of(pair.a(), pair.b()))
                .allSatisfy(site -> assertThat(site.rows("SELECT id, remark, at FROM paths.later"))
                        .containsExactly("1|two|2026-01-02"));
    }

    @Test
    void pausedSinksGoOnAndDecideWhatBothSitesChanged() {
        pair.a()
                .execute(
                        "CREATE TABLE paths.met (id INT PRIMARY KEY, v VARCHAR(20))",
                        "INSERT INTO paths.met VALUES (1, '-')");
        pair.fence(pair.a(), pair.b());
        each(SINKS, pair.rest()::pause);
        each(SINKS, sink -> pair.states().awaitDespiteFailure(sink, State.PAUSED));
        pair.a().execute("UPDATE paths.met SET v = 'of a' WHERE id = 1");
        pair.b().execute("UPDATE paths.met SET v = 'of b' WHERE id = 1");

        each(SINKS, pair.rest()::resume);
        pair.settle();

        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(site.value("SELECT v FROM paths.met")).as(site.name()).isEqualTo("of a");
            assertThat(pair.journal(site).entriesOf("paths.met"))
                    .extracting(JournalEntry::kind)
                    .containsExactly("UPDATE_ROW_DIFFERS");
        }
    }

    @Test
    void restartedConnectorsGoOn() {
        write();
        each(ROLES, name -> pair.states().restart(name, true));
        write();
        each(ROLES, role -> pair.requests().restartTask(role, 0));
    }

    @Test
    void stoppedConnectorsGoOn() {
        each(ROLES, pair.rest()::stop);
        each(ROLES, role -> pair.states().awaitDespiteFailure(role, State.STOPPED));
        write();
        each(ROLES, pair.rest()::resume);
    }

    @Test
    void killedWorkerGoesOn() {
        write();
        servers.worker().kill();
        write();
        servers.worker().start();
    }

    @Test
    void metricsAreNamed() {
        assertThat(pair.counters(pair.b()).values()).isNotEmpty();
        assertThat(WorkerBeans.names(servers.worker(), "debezium.mysql:*"))
                .contains(
                        "debezium.mysql:context=streaming,server=paths-a,type=connector-metrics",
                        "debezium.mysql:context=streaming,server=paths-b,type=connector-metrics");
    }

    @Test
    void commandLineShowsTheState(@TempDir Path folder) {
        each(ROLES, pair.states()::awaitRunning);
        String[] arguments = Stream.concat(
                        Stream.of("status"),
                        ConnectorFiles.of(pair, ROLES, folder).stream().map(Path::toString))
                .toArray(String[]::new);

        TwoWayProgram.Run run = program().run(arguments);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("paths-source-a", "RUNNING, task RUNNING");
    }

    /** Runs the command line against these servers. */
    TwoWayProgram program() {
        return new TwoWayProgram(servers);
    }

    /** Each site inserts and changes two rows of its own. */
    private void write() {
        int number = written.incrementAndGet();
        for (Site site : List.of(pair.a(), pair.b())) {
            String letter = site == pair.a() ? "A" : "B";
            for (int id : List.of(2 * number, 2 * number + 1)) {
                site.transaction(
                        "INSERT INTO paths.items VALUES (%d, '%s', 0, 'é')".formatted(id, letter),
                        "UPDATE paths.items SET v = id WHERE site = '%s' AND id = %d".formatted(letter, id));
            }
        }
    }

    private void each(List<String> roles, Consumer<String> action) {
        roles.forEach(role -> action.accept(pair.connector(role)));
    }
}
