package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The short version of the fault suite to come: everything runs in the worker, so its death is the death of all four. */
class KilledWorkerIT {

    private static final int TRANSACTIONS = Integer.getInteger("twoway.killed.transactions", 1_500);
    private static final int LARGE = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LedgerTraffic traffic = new LedgerTraffic("killed", TRANSACTIONS);

    @Test
    void nothingIsLostOrAppliedTwiceOrSentBackWhenTheWorkerIsKilledInTheMiddleOfTraffic() {
        try (Pair pair = new Pair("killed").withBothSinks(traffic.policy());
                Writers writers = new Writers()) {
            traffic.createTables(pair.a());
            createLargeTable(pair.a());
            pair.start();

            traffic.start(pair, writers);
            writeLarge(pair.a(), 0);
            killWhenArrived(pair.b(), "a", TRANSACTIONS / 5);
            writeLarge(pair.b(), LARGE);
            killWhenArrived(pair.a(), "b", TRANSACTIONS / 2);
            writers.join();
            pair.settle(PATIENCE);

            traffic.assertEqualAndEachOnce(pair);
            assertThat(large(pair.a())).hasSize(2 * LARGE).isEqualTo(large(pair.b()));
            assertThat(sitesIn(pair, pair.a())).containsExactly("a");
            assertThat(sitesIn(pair, pair.b())).containsExactly("b");
        }
    }

    private static void createLargeTable(Site site) {
        site.execute("CREATE TABLE killed.large (id INT PRIMARY KEY, v INT NOT NULL)");
    }

    /** One transaction of many rows, so that a kill is likely to hit the middle of one. */
    private static void writeLarge(Site site, int firstId) {
        site.execute(
                "SET SESSION cte_max_recursion_depth = " + LARGE,
                "INSERT INTO killed.large WITH RECURSIVE n (i) AS "
                        + "(SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " + LARGE + ") SELECT i + " + firstId
                        + ", i FROM n");
    }

    private static void killWhenArrived(Site at, String from, int transactions) {
        Awaitility.await(transactions + " transactions of " + from)
                .atMost(PATIENCE)
                .until(() ->
                        Integer.parseInt(at.value("SELECT COUNT(*) FROM killed.ledger WHERE site = '" + from + "'"))
                                >= transactions);
        TestServers.shared().killAndStartWorker();
    }

    private static List<String> large(Site site) {
        return site.rows("SELECT id, v FROM killed.large ORDER BY id");
    }

    /** Returns whose ledger entries a topic holds: a loop would bring the other site's. */
    private static List<String> sitesIn(Pair pair, Site site) {
        return pair.topicOf(site).rowChanges("killed", "ledger").stream()
                .map((JsonNode change) -> change.at("/after/site").asText())
                .distinct()
                .toList();
    }
}
