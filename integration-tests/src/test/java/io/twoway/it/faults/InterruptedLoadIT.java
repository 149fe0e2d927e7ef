package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.StreamTopic;
import io.twoway.it.pair.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The worker is killed inside a full load while the origin is written to, and started again. */
class InterruptedLoadIT {

    private static final int SMALL = 1_000;
    private static final int LARGE = 120_000;
    private static final Duration LOADED_AFTER = Duration.ofMinutes(10);
    private static final List<String> TABLES = List.of("a_done", "m_large", "z_later", "zz_keyless");

    private static TestServers servers;

    @BeforeAll
    static void startServers() {
        servers = TestServers.ownedBy("interrupted-load");
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @Test
    void theLoadGoesOnWhereItWasAndNoChangeInBetweenIsMissingOrTakenForAConflict() {
        try (Pair pair = new Pair("ended", servers)) {
            fill(pair.a(), "ended");
            startLoading(pair, "ended", "m_large");
            servers.worker().kill();
            write(pair.a(), "ended");
            servers.worker().start();
            pair.fence(pair.a(), pair.b(), LOADED_AFTER);
            write(pair.a(), "ended");
            pair.start();
            pair.settle(LOADED_AFTER);

            for (String table : TABLES) {
                String all = "SELECT * FROM ended." + table + " ORDER BY 1, 2";
                assertThat(pair.b().rows(all)).as(table).isEqualTo(pair.a().rows(all));
            }
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
            assertThat(pair.journal(pair.a()).entries()).isEmpty();
            assertThat(loaded(pair.topicOf(pair.a())))
                    .containsEntry("a_done", SMALL) // once: the second try passed it over
                    .containsEntry("zz_keyless", SMALL + 10);
        }
    }

    @Test
    void aLoadInterruptedInATableWithoutAKeyIsNotContinuedByGuessing() {
        try (Pair pair = new Pair("keyless", servers)) {
            fill(pair.a(), "keyless", "m_large", LARGE, "");
            startLoading(pair, "keyless", "m_large");
            servers.killAndStartWorker();

            String failure =
                    pair.states().awaitFailure(pair.connector("source-a")).text();

            assertThat(failure).contains("keyless.m_large", "has no key", "DELETE /connectors/<name>/offsets");
        }
    }

    private static void fill(Site site, String database) {
        fill(site, database, "a_done", SMALL, "PRIMARY KEY (n)");
        fill(site, database, "m_large", LARGE, "PRIMARY KEY (n), UNIQUE KEY (u)");
        fill(site, database, "z_later", SMALL, "PRIMARY KEY (n)");
        fill(site, database, "zz_keyless", SMALL, "");
    }

    private static void fill(Site site, String database, String table, int rows, String keys) {
        site.execute("CREATE TABLE IF NOT EXISTS " + database + "." + table + " (n INT, u INT, note VARCHAR(200)"
                + (keys.isEmpty() ? "" : ", " + keys) + ")");
        site.transaction(
                "SET SESSION cte_max_recursion_depth = " + LARGE,
                "INSERT INTO " + database + "." + table
                        + " WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s" + " WHERE i < " + rows
                        + ") SELECT i, i, REPEAT('x', 150) FROM s");
    }

    /** Changes rows that were loaded, rows that were not, and a unique value that goes from one row to another. */
    private static void write(Site site, String database) {
        String db = database + ".";
        site.transaction(
                "UPDATE " + db + "z_later SET note = CONCAT(note, 'y') WHERE n <= 10",
                "UPDATE " + db + "a_done SET note = CONCAT(note, 'y') WHERE n <= 10",
                "DELETE FROM " + db + "z_later WHERE n = (SELECT m FROM (SELECT MAX(n) m FROM " + db + "z_later) x)",
                "INSERT INTO " + db + "zz_keyless SELECT 0, 0, 'twin' FROM " + db + "a_done LIMIT 5",
                "INSERT INTO " + db + "zz_keyless SELECT 0, 0, 'twin' FROM " + db + "a_done LIMIT 5");
        site.execute(
                "DELETE FROM " + db + "a_done WHERE n BETWEEN 20 AND 30",
                "INSERT INTO " + db + "a_done SELECT MAX(n) + 1, 0, 'new' FROM " + db + "a_done",
                "UPDATE " + db + "m_large SET note = CONCAT(note, 'y') WHERE n % 10000 = 7",
                "DELETE FROM " + db + "m_large WHERE n IN (100, " + (LARGE - 5) + ")",
                "INSERT INTO " + db + "m_large SELECT MAX(n) + 1, MAX(u) + 1, 'new' FROM " + db + "m_large");
        site.transaction(
                "UPDATE " + db + "m_large SET u = -n WHERE n IN (1, 2)",
                "UPDATE " + db + "m_large SET u = 2 WHERE n = 1",
                "UPDATE " + db + "m_large SET u = 1 WHERE n = 2",
                "UPDATE " + db + "m_large SET n = n + 1000000 WHERE n IN (50, 51)");
    }

    /** Starts the forward direction and waits until Connect has stored that the load is inside the table. */
    private static void startLoading(Pair pair, String database, String table) {
        for (String role : List.of("source-a", "sink-b")) {
            pair.rest().put(pair.connector(role), pair.config(role));
        }
        Awaitility.await("the load to be inside " + table)
                .atMost(Pair.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> pair.requests()
                        .offsets(pair.connector("source-a"))
                        .toString()
                        .contains("\\\"table\\\":\\\"" + database + "." + table));
    }

    /** Returns how many rows of each table were sent by the load. */
    private static Map<String, Integer> loaded(StreamTopic topic) {
        Map<String, Integer> counts = new TreeMap<>();
        topic.scan(0, (offset, value) -> {
            JsonNode operation = value.path("op");
            if (operation.asText().equals("r")) {
                counts.merge(value.at("/source/table").asText(), 1, Integer::sum);
            }
        });
        return counts;
    }
}
