package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A worker that stores offsets rarely is killed inside a full load, tables behind the one that its stored offset names. */
class StaleLoadOffsetIT {

    private static final Map<String, String> OFFSETS_STORED_RARELY = Map.of("offset.flush.interval.ms", "600000");
    private static final int SMALL = 1_000;
    private static final int LARGE = 40_000;
    private static final Duration LOADED_AFTER = Duration.ofMinutes(10);
    private static final List<String> TABLES = List.of("a_first", "m_later", "n_keyless", "z_last");

    /** Slow enough that the worker dies inside of a large table. */
    private static final Map<String, String> SLOWLY = Map.of("load.max.rows.per.second", "2500");

    private static TestServers servers;

    @BeforeAll
    static void startServers() {
        servers = TestServers.own(
                "servers-stale-load", UnaryOperator.identity(), worker -> worker.withProperties(OFFSETS_STORED_RARELY));
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @Test
    void whatWasSentBehindTheStoredOffsetIsNotSentAgain() {
        try (Pair pair = new Pair("behind", servers).with("source-a", SLOWLY)) {
            TABLES.forEach(table -> fill(pair, table));
            String source = pair.connector("source-a");
            pair.rest().put(source, pair.config("source-a"));
            pair.rest().put(pair.connector("sink-b"), pair.config("sink-b"));
            awaitLoading(pair, "a_first");
            pair.states()
                    .restart(source, true); // in good order, which stores the offset: the last time before the kill
            awaitLoading(pair, "z_last");
            servers.worker().kill();
            assertThat(loaded(pair, 0).get("z_last")).as("the load is not over").isLessThan(LARGE);
            write(pair, TABLES);
            servers.worker().start();
            assertThat(storedOffset(pair)).contains("\\\"table\\\":\\\"behind.a_first");
            pair.fence(pair.a(), pair.b(), LOADED_AFTER);
            write(pair, TABLES);
            pair.start();
            pair.settle(LOADED_AFTER);

            assertEqualAndWithoutConflict(pair, TABLES);
            assertThat(loaded(pair, 0)).containsEntry("m_later", SMALL).containsEntry("n_keyless", SMALL);
        }
    }

    @Test
    void theLoadOfTheFirstTableThatIsEverAddedGoesOnThoughTheStoredOffsetDoesNotKnowOfIt() {
        Map<String, String> before = Map.of("table.include.list", "added\\.fence");
        Map<String, String> after = Map.of("table.include.list", "added\\.fence,added\\.z_last");
        try (Pair pair = new Pair("added", servers).with("source-a", before).with("source-b", before)) {
            fill(pair, "z_last");
            pair.start();
            pair.settle();
            pair.with("source-a", SLOWLY).with("source-a", after).with("source-b", after);
            for (String source : List.of("source-b", "source-a")) { // stores their offsets
                pair.rest().put(pair.connector(source), pair.config(source));
            }
            awaitRow(pair, 7);
            servers.worker().kill();
            assertThat(loaded(pair, 0).get("z_last")).as("the load is not over").isLessThan(LARGE);
            write(pair, List.of("z_last"));
            servers.worker().start();
            assertThat(storedOffset(pair)).doesNotContain("z_last");
            awaitRow(pair, LARGE);
            write(pair, List.of("z_last"));
            pair.settle(LOADED_AFTER);

            assertEqualAndWithoutConflict(pair, List.of("z_last"));
        }
    }

    private static String storedOffset(Pair pair) {
        return pair.requests().offsets(pair.connector("source-a")).toString();
    }

    /** Waits until B has a row; its table may not be there yet. */
    private static void awaitRow(Pair pair, int n) {
        Awaitility.await("row " + n)
                .atMost(LOADED_AFTER)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !pair.b()
                        .rowsOnceThere("SELECT 1 FROM " + pair.table("z_last") + " WHERE n = " + n)
                        .isEmpty());
    }

    private static void assertEqualAndWithoutConflict(Pair pair, List<String> tables) {
        for (String table : tables) {
            String all = "SELECT * FROM " + pair.table(table) + " ORDER BY 1, 2";
            assertThat(pair.b().rows(all)).as(table).isEqualTo(pair.a().rows(all));
        }
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
    }

    /** Makes a table and its rows: large ones at both ends of the alphabet, and one without a key. */
    private static void fill(Pair pair, String table) {
        boolean isKeyed = !table.equals("n_keyless");
        int rows = table.equals("m_later") || !isKeyed ? SMALL : LARGE;
        pair.a()
                .execute("CREATE TABLE " + pair.table(table) + " (n INT, note VARCHAR(200)"
                        + (isKeyed ? ", PRIMARY KEY (n))" : ")"));
        pair.a()
                .transaction(
                        "SET SESSION cte_max_recursion_depth = " + LARGE,
                        "INSERT INTO " + pair.table(table)
                                + " WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < " + rows
                                + ") SELECT i, REPEAT('x', 150) FROM s");
    }

    /** Changes rows all over each table. */
    private static void write(Pair pair, List<String> tables) {
        for (String name : tables) {
            String table = pair.table(name);
            pair.a()
                    .transaction(
                            "UPDATE " + table + " SET note = CONCAT(note, 'y') WHERE n % 100 = 7",
                            "DELETE FROM " + table + " WHERE n = (SELECT m FROM (SELECT MIN(n) m FROM " + table
                                    + ") least)",
                            "INSERT INTO " + table + " SELECT MAX(n) + 1, 'new' FROM " + table);
        }
    }

    /** Waits until the topic has rows of a table that a load read. */
    private static void awaitLoading(Pair pair, String table) {
        long[] end = {0};
        Awaitility.await("rows of " + table)
                .atMost(Pair.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    long from = end[0];
                    end[0] = pair.topicOf(pair.a()).end();
                    return loaded(pair, from).containsKey(table);
                });
    }

    /** Returns how many rows of each table a load has sent, from an offset of the topic on. */
    private static Map<String, Integer> loaded(Pair pair, long from) {
        Map<String, Integer> counts = new TreeMap<>();
        pair.topicOf(pair.a()).scan(from, (offset, value) -> {
            if (value.path("op").asText().equals("r")) {
                counts.merge(value.at("/source/table").asText(), 1, Integer::sum);
            }
        });
        return counts;
    }
}
