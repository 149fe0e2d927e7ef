package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full load reads several tables at once, while the origin is written to, and is interrupted in different ways. */
class SideBySideLoadIT {

    private static final int ROWS = 20_000;
    private static final int FEW = 500;
    private static final Duration LOADED_AFTER = Duration.ofMinutes(10);

    /** In the order of their names; what has few rows is read soon. */
    private static final List<String> TABLES =
            List.of("a_few", "b_keyless", "c_empty", "d_large", "e_unique", "f_large", "g_few", "h_keyless");

    private static final List<String> LARGE = List.of("d_large", "e_unique", "f_large");

    /** Who asks more often is shown the same for ever: InnoDB renews what it shows when nobody looked for a tenth of a second. */
    private static final Duration VIEWS_RENEWED = Duration.ofMillis(200);

    private static TestServers servers;

    @BeforeAll
    static void startServers() {
        servers = TestServers.ownedBy("side-by-side-load");
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @Test
    void allTablesAreReadInTheStateInWhichTheStreamBegins() throws InterruptedException {
        try (Pair pair = pair("together", 3, "1000000")) {
            AtomicBoolean writing = new AtomicBoolean(true);
            Thread writer = new Thread(() -> {
                for (int turn = 0; writing.get(); turn++) {
                    write(pair, turn);
                }
            });
            writer.start();
            startForward(pair);
            pair.fence(pair.a(), pair.b(), LOADED_AFTER);
            writing.set(false);
            writer.join();
            pair.start();
            pair.settle(LOADED_AFTER);

            assertEqual(pair);
            assertThat(runs(pair)).as("rows of several tables are mixed").hasSizeGreaterThan(3 * TABLES.size());
        }
    }

    @Test
    void aLoadThatWasKilledInSeveralTablesGoesOnWithAllOfThem() {
        try (Pair pair = pair("killed", 3, "8000")) {
            startForward(pair);
            awaitOpen(pair, "d_large", "f_large");
            servers.worker().kill();
            write(pair, 1);
            servers.worker().start();
            write(pair, 2);
            pair.fence(pair.a(), pair.b(), LOADED_AFTER);
            write(pair, 3);
            pair.start();
            pair.settle(LOADED_AFTER);

            assertEqual(pair);
            assertThat(loaded(pair)).containsEntry("a_few", FEW).containsEntry("b_keyless", FEW); // by the first try
        }
    }

    /** Another connection in its place would see a later state: whether it was lost in a table, or behind the last row of one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aLoadThatLostAConnectionGoesOnWithAnotherTry(int atOnce) {
        try (Pair pair = pair("lost" + atOnce, atOnce, "8000")) {
            startForward(pair);
            awaitOpen(pair, "d_large");
            write(pair, 1);
            killOne(pair.a());
            awaitAnotherTry(pair);
            write(pair, 2);
            pair.fence(pair.a(), pair.b(), LOADED_AFTER);
            write(pair, 3);
            pair.start();
            pair.settle(LOADED_AFTER);

            assertEqual(pair);
            assertThat(loaded(pair)).containsEntry("a_few", FEW).containsEntry("b_keyless", FEW); // by the first try
        }
    }

    /** While the definitions of many tables are read, so that the connection is lost before it is asked for a row. */
    @Test
    void aLoadThatLostAConnectionAtItsBeginningGoesOnWithAnotherTry() {
        try (Pair pair = pair("early", 3, "20000")) {
            // it is one of the first, and one without a key cannot go on
            pair.a().execute("ALTER TABLE " + pair.table("b_keyless") + " ADD PRIMARY KEY (n)");
            for (int table = 0; table < 200; table++) {
                pair.a().execute("CREATE TABLE " + pair.table("z_empty" + table) + " (n INT PRIMARY KEY)");
            }
            startForward(pair);
            Awaitility.await("three views of the server")
                    .atMost(Pair.PATIENCE)
                    .pollInterval(VIEWS_RENEWED)
                    .until(() -> views(pair.a()).size() >= 3);
            killOne(pair.a());
            write(pair, 1);
            pair.fence(pair.a(), pair.b(), LOADED_AFTER);
            write(pair, 2);
            pair.start();
            pair.settle(LOADED_AFTER);

            assertEqual(pair);
        }
    }

    private static Pair pair(String name, int atOnce, String rowsPerSecond) {
        Pair pair = new Pair(name, servers)
                .with(
                        "source-a",
                        Map.of(
                                "snapshot.max.threads",
                                String.valueOf(atOnce),
                                "load.max.rows.per.second",
                                rowsPerSecond));
        for (String table : TABLES) {
            fill(pair, table);
        }
        return pair;
    }

    private static void fill(Pair pair, String table) {
        String keys =
                switch (table) {
                    case "b_keyless", "h_keyless" -> "";
                    case "e_unique" -> ", PRIMARY KEY (n), UNIQUE KEY (u)";
                    default -> ", PRIMARY KEY (n)";
                };
        int rows = table.equals("c_empty") ? 0 : LARGE.contains(table) ? ROWS : FEW;
        pair.a().execute("CREATE TABLE " + pair.table(table) + " (n INT, u INT, note VARCHAR(200)" + keys + ")");
        pair.a()
                .transaction(
                        "SET SESSION cte_max_recursion_depth = " + ROWS,
                        "INSERT INTO " + pair.table(table)
                                + " WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < " + ROWS
                                + ") SELECT i, i, REPEAT('x', 100) FROM s WHERE i <= " + rows);
    }

    /** One transaction over all tables, so that a table that was read in another state differs at the end. */
    private static void write(Pair pair, int turn) {
        List<String> statements = new ArrayList<>();
        for (String table : TABLES) {
            String all = pair.table(table);
            int changed = turn * 7919 % ROWS;
            statements.add(
                    "INSERT INTO " + all + " VALUES (" + (ROWS + 1 + turn) + ", " + (ROWS + 1 + turn) + ", 'new')");
            statements.add("UPDATE " + all + " SET note = CONCAT('y" + turn + " ', LEFT(note, 50)) WHERE n IN ("
                    + changed + ", " + (changed % FEW) + ")");
            statements.add("DELETE FROM " + all + " WHERE n = " + (turn * 31 % ROWS));
        }
        pair.a().transaction(statements.toArray(String[]::new));
    }

    private static void startForward(Pair pair) {
        for (String role : List.of("source-a", "sink-b")) {
            pair.rest().put(pair.connector(role), pair.config(role));
        }
    }

    /** Waits until Connect has stored that the load is inside of tables. */
    private static void awaitOpen(Pair pair, String... tables) {
        Awaitility.await("the load to be inside of tables")
                .atMost(Pair.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    String offset = pair.requests()
                            .offsets(pair.connector("source-a"))
                            .toString()
                            .replace("\\", "");
                    return List.of(tables).stream().allMatch(table -> isOpen(offset, pair.table(table)));
                });
    }

    private static boolean isOpen(String offset, String table) {
        String name = table.replace("`", "");
        return offset.contains("\"" + name + "\":\"OPEN\"")
                || (offset.contains("\"table\":\"" + name + "\"") && !offset.contains("\"" + name + "\":\"READ\""));
    }

    /** Kills the youngest connection that holds the load's view of the server. */
    private static void killOne(Site site) {
        site.execute("KILL " + views(site).get(0));
    }

    private static List<String> views(Site site) {
        return site.rows("SELECT trx_mysql_thread_id FROM information_schema.innodb_trx"
                + " WHERE trx_mysql_thread_id <> CONNECTION_ID() ORDER BY trx_mysql_thread_id DESC");
    }

    private static void awaitAnotherTry(Pair pair) {
        Awaitility.await("another try of the load").atMost(Pair.PATIENCE).until(() -> pair.requests()
                .offsets(pair.connector("source-a"))
                .toString()
                .replace("\\", "")
                .contains("\"firstTable\":\"" + pair.table("")));
    }

    private static void assertEqual(Pair pair) {
        for (String table : TABLES) {
            String all = "SELECT * FROM " + pair.table(table) + " ORDER BY 1, 2, 3";
            assertThat(pair.b().rows(all)).as(table).isEqualTo(pair.a().rows(all));
        }
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
    }

    /** Returns how many rows of each table were sent by the load. */
    private static Map<String, Integer> loaded(Pair pair) {
        return loadedRows(pair).stream()
                .collect(Collectors.toMap(table -> table, table -> 1, Integer::sum, TreeMap::new));
    }

    /** Returns the tables in the order in which their rows were sent by the load, each once for rows that follow each other. */
    private static List<String> runs(Pair pair) {
        List<String> runs = new ArrayList<>();
        for (String table : loadedRows(pair)) {
            if (runs.isEmpty() || !runs.get(runs.size() - 1).equals(table)) {
                runs.add(table);
            }
        }
        return runs;
    }

    private static List<String> loadedRows(Pair pair) {
        List<String> tables = new ArrayList<>();
        pair.topicOf(pair.a()).scan(0, (offset, value) -> {
            JsonNode operation = value.path("op");
            if (operation.asText().equals("r")) {
                tables.add(value.at("/source/table").asText());
            }
        });
        return tables;
    }
}
