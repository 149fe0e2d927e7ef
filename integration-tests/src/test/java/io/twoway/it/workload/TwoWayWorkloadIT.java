package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many transactions on both sites at once, all on the same rows. Every update makes the version of its row grow and UseMax
 * decides by it, with site priority for equal versions: inside what SEMANTICS 2.6 says converges.
 */
class TwoWayWorkloadIT {

    private static final int TRANSACTIONS = Integer.getInteger("twoway.workload.transactions", 10_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(TRANSACTIONS * 40L);
    private static final int WRITERS = 4;
    private static final int SHARED_ROWS = 200;

    private static final Map<String, String> USE_MAX = Map.of(
            "conflict.rules", "newest",
            "conflict.newest.tables", "traffic.shared",
            "conflict.newest.policy", "UseMax",
            "conflict.newest.columns", "version");

    @Test
    void everyTransactionIsOnBothSitesExactlyOnceAndSharedRowsAreEqual() {
        try (Pair pair = new Pair("traffic").withBothSinks(USE_MAX);
                Writers writers = new Writers()) {
            createTables(pair.a());
            pair.start();

            Instant start = Instant.now();
            writers.write(pair.a(), WRITERS, TRANSACTIONS, n -> transaction("a", n));
            writers.write(pair.b(), WRITERS, TRANSACTIONS, n -> transaction("b", n));
            writers.join();
            Instant written = Instant.now();
            pair.settle(PATIENCE);
            report(pair, start, written);

            for (String table : List.of("shared", "ledger", "keyless")) {
                assertThat(all(pair.b(), table)).isEqualTo(all(pair.a(), table));
            }
            assertEachOnce(pair.b(), "ledger");
            assertEachOnce(pair.b(), "keyless");
            assertTopicsHoldWhatWasWrittenThereAndAreQuiet(pair);
        }
    }

    private static void createTables(Site site) {
        site.execute(
                "CREATE TABLE traffic.shared (id INT PRIMARY KEY, version INT NOT NULL, value VARCHAR(20) NOT NULL)",
                "CREATE TABLE traffic.ledger (site CHAR(1), n INT, value VARCHAR(20) NOT NULL, PRIMARY KEY (site, n))",
                "CREATE TABLE traffic.keyless (site CHAR(1), n INT, value VARCHAR(20) NOT NULL)",
                "INSERT INTO traffic.shared VALUES "
                        + IntStream.range(0, SHARED_ROWS)
                                .mapToObj(id -> "(" + id + ", 0, '')")
                                .collect(Collectors.joining(", ")));
    }

    /** The sites go through the rows with different strides, so that they meet on each. */
    private static List<String> transaction(String site, int n) {
        int id = n * (site.equals("a") ? 7 : 11) % SHARED_ROWS;
        String value = "'" + site + "-" + n + "'";
        return List.of(
                "UPDATE traffic.shared SET version = version + 1, value = " + value + " WHERE id = " + id,
                "INSERT INTO traffic.ledger VALUES ('" + site + "', " + n + ", " + value + ")",
                "INSERT INTO traffic.keyless VALUES ('" + site + "', " + n + ", " + value + ")");
    }

    private static List<String> all(Site site, String table) {
        return site.rows("SELECT * FROM traffic." + table + " ORDER BY 1, 2, 3");
    }

    private static void assertEachOnce(Site site, String table) {
        assertThat(site.rows("SELECT site, COUNT(*), COUNT(DISTINCT n, value) FROM traffic." + table
                        + " GROUP BY site ORDER BY site"))
                .containsExactly("a|" + TRANSACTIONS + "|" + TRANSACTIONS, "b|" + TRANSACTIONS + "|" + TRANSACTIONS);
    }

    private static void assertTopicsHoldWhatWasWrittenThereAndAreQuiet(Pair pair) {
        pair.awaitHeartbeats(4);
        long written = TRANSACTIONS;
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(pair.topicOf(site).countRowChanges())
                    .containsEntry("traffic.shared", written)
                    .containsEntry("traffic.ledger", written)
                    .containsEntry("traffic.keyless", written)
                    .containsOnlyKeys("traffic.shared", "traffic.ledger", "traffic.keyless", "traffic.fence");
        }
    }

    private static void report(Pair pair, Instant start, Instant written) {
        System.out.printf(
                "two-way workload: %d transactions on each site written in %.1f s, settled after %.1f s,"
                        + " %d conflicts at A, %d at B%n",
                TRANSACTIONS,
                seconds(start, written),
                seconds(start, Instant.now()),
                conflicts(pair, pair.a()),
                conflicts(pair, pair.b()));
    }

    private static int conflicts(Pair pair, Site site) {
        return Integer.parseInt(site.value("SELECT COUNT(*) FROM " + pair.bookkeeping() + ".conflict_log"));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
