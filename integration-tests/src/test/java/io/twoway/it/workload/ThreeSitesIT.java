package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus;
import io.twoway.it.cli.PairDeployment;
import io.twoway.it.pair.Mesh;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full mesh of three servers: three sources, and at each server a sink for each of the other two. */
class ThreeSitesIT {

    private static final int TRANSACTIONS = Integer.getInteger("twoway.mesh.transactions", 1_000);
    private static final int SHARED_ROWS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(TRANSACTIONS * 40L);

    @TempDir
    private static Path folder;

    private static Mesh mesh;

    @BeforeAll
    static void start() {
        mesh = new Mesh(
                "mesh",
                Map.of(
                        "conflict.rules", "newest",
                        "conflict.newest.tables", "mesh.shared",
                        "conflict.newest.policy", "UseMax",
                        "conflict.newest.columns", "version,site"));
        mesh.a()
                .execute(
                        "CREATE TABLE mesh.orders (id INT PRIMARY KEY, state VARCHAR(20) NOT NULL)",
                        "CREATE TABLE mesh.shared (id INT PRIMARY KEY, version INT NOT NULL, site INT NOT NULL,"
                                + " value VARCHAR(20) NOT NULL)",
                        "CREATE TABLE mesh.ledger (site INT, n INT, value VARCHAR(20) NOT NULL)",
                        "INSERT INTO mesh.shared VALUES "
                                + IntStream.range(0, SHARED_ROWS)
                                        .mapToObj(id -> "(" + id + ", 0, 0, '')")
                                        .collect(Collectors.joining(", ")));
        PairDeployment deployment = new PairDeployment(folder);
        mesh.start(pair -> deployment.run(pair, "auto-increment-offsets"));
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    void aChangeWaitsForTheOneItBuildsOnAlthoughThatTravelsInAnotherStream() {
        String late = mesh.sink(mesh.a(), mesh.c());
        mesh.rest().pause(late);
        mesh.states().awaitDespiteFailure(late, ConnectorStatus.State.PAUSED);
        mesh.a()
                .execute(
                        "CREATE TABLE mesh.notes (id INT PRIMARY KEY)",
                        "INSERT INTO mesh.orders VALUES (1, 'written at a')");
        awaitRow(mesh.b(), "1|written at a");
        mesh.b()
                .execute(
                        "INSERT INTO mesh.notes VALUES (1)",
                        "UPDATE mesh.orders SET state = 'changed at b' WHERE id = 1");
        awaitRow(mesh.a(), "1|changed at b");
        Awaitility.await("the sink of b at c to wait")
                .atMost(Pair.PATIENCE)
                .until(() -> mesh.counters(mesh.b(), mesh.c()).values().get("order-waiting-ms") > 0);
        assertThat(orders(mesh.c())).isEmpty();

        mesh.rest().resume(late);
        awaitRow(mesh.c(), "1|changed at b");
        assertThat(mesh.c().rows("SELECT id FROM mesh.notes")).containsExactly("1");
        assertThat(mesh.counters(mesh.b(), mesh.c()).values()).containsEntry("order-waiting-ms", 0L);
        assertThat(mesh.journal(mesh.c()).entriesOf("mesh.orders")).isEmpty();
    }

    @Test
    void rowsThatTheSitesWriteInTurnMeetNoConflict() {
        List<Site> sites = mesh.sites();
        for (int turn = 0; turn < 12; turn++) {
            boolean deletes = turn % 4 == 3;
            String state = deletes ? "" : "turn " + turn;
            sites.get(turn % sites.size())
                    .execute(
                            deletes
                                    ? "DELETE FROM mesh.orders WHERE id >= 100"
                                    : "REPLACE INTO mesh.orders SELECT 100 + id, '" + state + "' FROM mesh.shared");
            awaitStates(sites.get((turn + 1) % sites.size()), state);
        }
        mesh.settle(PATIENCE);

        assertEqual("orders");
        for (Site site : sites) {
            assertThat(mesh.journal(site).entriesOf("mesh.orders")).isEmpty();
        }
    }

    @Test
    void updatesOfAllSitesAtOnceEndEqualAndEachArrivesOnceThroughACrashOfTheWorker() {
        try (Writers writers = new Writers()) {
            for (int site = 0; site < mesh.sites().size(); site++) {
                int number = site;
                writers.write(mesh.sites().get(site), 2, TRANSACTIONS, n -> transaction(number, n));
            }
            Awaitility.await("half of a's transactions")
                    .atMost(PATIENCE)
                    .until(() -> Integer.parseInt(mesh.a().value("SELECT COUNT(*) FROM mesh.ledger WHERE site = 0"))
                            > TRANSACTIONS / 2);
            mesh.killAndStartWorker();
            writers.join();
        }
        mesh.settle(PATIENCE);

        assertEqual("shared");
        assertEqual("ledger");
        mesh.sites().forEach(ThreeSitesIT::assertEachOnceAndNothingGoesRound);
    }

    private static void assertEachOnceAndNothingGoesRound(Site site) {
        String once = "|" + TRANSACTIONS + "|" + TRANSACTIONS;
        assertThat(site.rows("SELECT site, COUNT(*), COUNT(DISTINCT n) FROM mesh.ledger GROUP BY site ORDER BY site"))
                .containsExactly("0" + once, "1" + once, "2" + once);
        assertThat(mesh.topicOf(site).rowChanges("mesh", "ledger"))
                .extracting(change -> change.at("/after/site").asInt())
                .containsOnly(mesh.sites().indexOf(site));
        System.out.printf(
                "three sites: %d conflicts at %s%n",
                mesh.journal(site).entriesOf("mesh.shared").size(), site.name());
    }

    /** The sites go through the rows with different strides, so that they meet on each. */
    private static List<String> transaction(int site, int n) {
        int id = n * List.of(7, 11, 13).get(site) % SHARED_ROWS;
        return List.of(
                "UPDATE mesh.shared SET version = version + 1, site = " + site + ", value = '" + n + "' WHERE id = "
                        + id,
                "INSERT INTO mesh.ledger VALUES (" + site + ", " + n + ", 'entered')");
    }

    private static void assertEqual(String table) {
        List<String> atA = all(mesh.a(), table);
        assertThat(all(mesh.b(), table)).isEqualTo(atA);
        assertThat(all(mesh.c(), table)).isEqualTo(atA);
    }

    private static List<String> all(Site site, String table) {
        return site.rows("SELECT * FROM mesh." + table + " ORDER BY 1, 2");
    }

    private static List<String> orders(Site site) {
        return site.rows("SELECT * FROM mesh.orders WHERE id = 1");
    }

    /** Waits until a site has all the orders that are written in turn, in this state; none when it is empty text. */
    private static void awaitStates(Site site, String state) {
        String expected = state.isEmpty() ? "0|NULL|NULL" : SHARED_ROWS + "|" + state + "|" + state;
        Awaitility.await(state + " at " + site.name())
                .atMost(Pair.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> site.value("SELECT COUNT(*), MIN(state), MAX(state) FROM mesh.orders WHERE id >= 100")
                        .equals(expected));
    }

    private static void awaitRow(Site site, String row) {
        Awaitility.await(row + " at " + site.name())
                .atMost(Pair.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> orders(site).equals(List.of(row)));
    }
}
