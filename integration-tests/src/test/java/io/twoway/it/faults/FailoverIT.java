package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Site A's server dies and its replica, which MySQL's own replication has fed, takes its place. */
class FailoverIT {

    private static final int TRANSACTIONS = 150;

    @Test
    void promotedReplicaGoesOnWhereTheDeadServerStopped() {
        try (TestServers servers = TestServers.ownedBy("failover");
                MySqlServer replica = servers.another("mysql-a2", 3);
                Pair pair = new Pair("failover", servers)) {
            Replica follower = Replica.following(servers.a(), replica, pair);
            Site promoted = follower.site();
            createTables(pair);
            pair.start();
            write(pair.a(), "a", 0);
            write(pair.b(), "b", 0);
            pair.settle();
            follower.awaitCaughtUp();
            servers.a().kill();
            write(pair.b(), "b", TRANSACTIONS);
            follower.promote();
            write(promoted, "a", TRANSACTIONS);
            move(pair, replica, "source-a");
            move(pair, replica, "sink-a");
            write(promoted, "a", 2 * TRANSACTIONS);
            write(pair.b(), "b", 2 * TRANSACTIONS);
            pair.fence(promoted, pair.b());
            pair.fence(pair.b(), promoted);

            assertEqualAndEachOnce(pair, promoted, 3 * TRANSACTIONS);
            assertThat(promoted.value("SELECT @@server_uuid"))
                    .isNotEqualTo(pair.b().value("SELECT @@server_uuid"));
        }
    }

    @Test
    void replicaThatLacksTransactionsOfTheDeadServerIsRefusedUntilTheirLossIsAccepted() {
        try (TestServers servers = TestServers.ownedBy("failover-lossy");
                MySqlServer replica = servers.another("mysql-a2", 3);
                Pair pair = new Pair("failover", servers)) {
            StartAnew sources = new StartAnew(pair);
            Replica follower = Replica.following(servers.a(), replica, pair);
            Site promoted = follower.site();
            createTables(pair);
            pair.start();
            write(pair.a(), "a", 0);
            pair.settle();
            follower.awaitCaughtUp();
            follower.stop();
            pair.a().execute("INSERT INTO failover.ledger VALUES ('a', -1)");
            pair.fence(pair.a(), pair.b());
            String lost = pair.a().value("SELECT @@server_uuid") + ":";
            servers.a().kill();
            follower.promote();
            move(pair, replica, "sink-a");
            put(pair, replica, "source-a");

            sources.awaitRefusal("source-a", "lacks transactions that were read from its predecessor", lost);
            promoted.executeUnseen(
                    "INSERT INTO failover.ledger VALUES ('a', -1)",
                    "INSERT IGNORE INTO failover.fence VALUES " + fencesOf(pair.b()));
            sources.atThePresent("source-a");
            write(promoted, "a", TRANSACTIONS);
            write(pair.b(), "b", 0);
            pair.fence(promoted, pair.b());
            pair.fence(pair.b(), promoted);

            assertThat(ledger(promoted))
                    .isEqualTo(ledger(pair.b()))
                    .contains("a|-1")
                    .hasSize(3 * TRANSACTIONS + 1);
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }

    private static void createTables(Pair pair) {
        pair.a()
                .execute(
                        "CREATE TABLE failover.ledger (site CHAR(1), n INT, PRIMARY KEY (site, n))",
                        "CREATE TABLE failover.keyless (site CHAR(1), n INT)",
                        "CREATE TABLE failover.versions (site CHAR(1) PRIMARY KEY, version INT NOT NULL)",
                        "INSERT INTO failover.versions VALUES ('a', 0), ('b', 0)");
    }

    /** Each transaction counts a row up, so that one that were lost or repeated would show in its value too. */
    private static void write(Site site, String who, int first) {
        for (int n = first; n < first + TRANSACTIONS; n++) {
            String values = " VALUES ('" + who + "', " + n + ")";
            site.transaction(
                    "INSERT INTO failover.ledger" + values,
                    "INSERT INTO failover.keyless" + values,
                    "UPDATE failover.versions SET version = version + 1 WHERE site = '" + who + "'");
        }
    }

    private static void move(Pair pair, MySqlServer to, String role) {
        put(pair, to, role);
        pair.states().awaitRunning(pair.connector(role));
    }

    private static void put(Pair pair, MySqlServer to, String role) {
        Map<String, String> config = new HashMap<>(pair.config(role));
        config.put("database.port", String.valueOf(to.address().getPort()));
        pair.rest().put(pair.connector(role), config);
    }

    private static String fencesOf(Site site) {
        return String.join(", ", site.rows("SELECT CONCAT('(', id, ')') FROM failover.fence"));
    }

    private static void assertEqualAndEachOnce(Pair pair, Site promoted, int transactions) {
        assertThat(ledger(promoted)).isEqualTo(ledger(pair.b())).hasSize(2 * transactions);
        for (Site site : List.of(promoted, pair.b())) {
            assertThat(site.rows(
                            "SELECT site, COUNT(*), COUNT(DISTINCT n) FROM failover.keyless GROUP BY site ORDER BY 1"))
                    .containsExactly(
                            "a|" + transactions + "|" + transactions, "b|" + transactions + "|" + transactions);
            assertThat(site.rows("SELECT * FROM failover.versions ORDER BY 1"))
                    .containsExactly("a|" + transactions, "b|" + transactions);
            assertThat(site.rows("SELECT * FROM " + pair.bookkeeping() + ".conflict_log"))
                    .isEmpty();
        }
        assertThat(pair.topicOf(pair.b()).rowChanges("failover", "ledger"))
                .allMatch(change -> change.at("/after/site").asText().equals("b"));
        assertThat(pair.topicOf(pair.a()).rowChanges("failover", "ledger"))
                .allMatch(change -> change.at("/after/site").asText().equals("a"));
    }

    private static List<String> ledger(Site site) {
        return site.rows("SELECT * FROM failover.ledger ORDER BY site, n");
    }
}
