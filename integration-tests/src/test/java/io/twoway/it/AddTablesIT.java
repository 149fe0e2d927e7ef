package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.cli.TwoWayProgram;
import io.twoway.it.ddl.MisreadDefinition;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables that exist at A come into the selection of a pair that runs, by bin/two-way add-tables. */
class AddTablesIT {

    /** Of each large table. */
    static final int ROWS = Integer.getInteger("twoway.added.rows", 24_000);

    private static final Duration LOAD = Duration.ofMinutes(3);

    private static TestServers servers;

    @BeforeAll
    static void startServers() {
        servers = TestServers.ownedBy("add-tables");
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @Test
    void rowsOfAddedTablesArriveWhileBothSitesWriteThemAndTheWorkerIsKilled() throws Exception {
        try (Pair pair = pairOfFence("added")) {
            fillLarge(pair.a(), "added.orders");
            fillText(pair.a(), "added.words");
            pair.start();
            try (AddedTraffic traffic = new AddedTraffic(pair, "added.orders", "added.words")) {
                traffic.startAtA();
                addTables(pair, "--no-wait", "added.orders", "added.words");
                awaitTable(pair.b(), "words"); // the second one: the first is loaded by then
                traffic.startAtB("words");
                awaitState(pair, "\"name\":\"words\"},\"start\":{\"");
                servers.killAndStartWorker();
                awaitLoaded(pair, "added.words");
                traffic.writeOnAWhile();
            }
            pair.settle(LOAD);
            for (String table : List.of("added.orders", "added.words")) {
                String all = "SELECT * FROM " + table + " ORDER BY 1, 2";
                assertThat(pair.b().rows(all)).as(table).isEqualTo(pair.a().rows(all));
            }
            assertThat(pair.journal(pair.a()).entries()).isEmpty();
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }

    @Test
    void valuesOfAddedTablesArriveExactlyWhateverTheTypeOfTheirKey() throws Exception {
        try (Pair pair = pairOfFence("exact")) {
            List<String> tables = ExactTables.create(pair.a(), "exact");
            pair.start();
            addTables(pair, tables.toArray(String[]::new));
            pair.fence(pair.a(), pair.b());
            for (String table : tables) {
                String checksum = ExactTables.query(table);
                assertThat(pair.b().rows(checksum))
                        .as(table)
                        .isEqualTo(pair.a().rows(checksum))
                        .isNotEmpty();
                String definition = "SHOW CREATE TABLE " + table;
                assertThat(pair.b().rows(definition)).isEqualTo(pair.a().rows(definition));
            }
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }

    @Test
    void tablesWhoseDefinitionsAreMisreadAreLoadedAsTheyAre() throws Exception {
        try (Pair pair = pairOfFence("misread")) {
            pair.start();
            List<MisreadDefinition> tables = MisreadDefinition.all().toList();
            tables.forEach(table -> pair.a().execute(table.statementsIn("misread")));
            pair.fence(pair.a(), pair.b()); // Debezium's history has what its parser made of them
            addTables(
                    pair,
                    tables.stream().map(table -> "misread." + table.table()).toArray(String[]::new));
            pair.fence(pair.a(), pair.b());
            for (MisreadDefinition table : tables) {
                String all = table.queryIn("misread");
                assertThat(pair.b().rows(all))
                        .as(table.toString())
                        .isEqualTo(pair.a().rows(all))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void tableWithoutAKeyIsRefusedWithWhatToDo() throws Exception {
        try (Pair pair = pairOfFence("nokey")) {
            pair.a().execute("CREATE TABLE nokey.log (line TEXT)", "INSERT INTO nokey.log VALUES ('one')");
            pair.start();
            TwoWayProgram.Run refused = runAddTables(pair, "nokey.log");
            assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
            assertThat(refused.output()).contains("Table nokey.log", "neither a primary key");
            assertThat(pair.states().awaitFailure(pair.connector("source-a")).text())
                    .contains("nokey.log", "neither a primary key", "ADD PRIMARY KEY");
            pair.a().execute("ALTER TABLE nokey.log ADD id INT AUTO_INCREMENT PRIMARY KEY");
            pair.states().restart(pair.connector("source-a"), true);
            pair.states().awaitRunning(pair.connector("source-a"));
            awaitLoaded(pair, "nokey.log");
            pair.fence(pair.a(), pair.b());
            String all = "SELECT line, id FROM nokey.log";
            assertThat(pair.b().rows(all)).isEqualTo(pair.a().rows(all)).hasSize(1);
        }
    }

    @Test
    void columnsMayChangeInTheMiddleOfTheLoad() throws Exception {
        try (Pair pair = pairOfFence("altered")) {
            fillLarge(pair.a(), "altered.orders");
            pair.start();
            addTables(pair, "--no-wait", "altered.orders");
            awaitState(pair, "\"name\":\"orders\"},\"start\":{\"");
            pair.a()
                    .execute(
                            "ALTER TABLE altered.orders ADD extra INT NOT NULL DEFAULT 5",
                            "UPDATE altered.orders SET extra = 6 WHERE id % 1000 = 0",
                            "ALTER TABLE altered.orders ADD vector INT NOT NULL DEFAULT 7", // Debezium cannot read it
                            "ALTER TABLE altered.orders DROP note");
            awaitLoaded(pair, "altered.orders");
            pair.settle(LOAD);
            String all = "SELECT * FROM altered.orders ORDER BY 1";
            assertThat(pair.b().rows(all)).isEqualTo(pair.a().rows(all));
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }

    @Test
    void aWholeDatabaseIsAddedToAPairThatSelectsDatabases() throws Exception {
        try (Pair pair = new Pair("whole", servers)) {
            pair.a()
                    .execute(
                            "CREATE DATABASE whole2",
                            "CREATE TABLE whole2.orders (id INT PRIMARY KEY)",
                            "INSERT INTO whole2.orders VALUES (1), (2)");
            pair.start();
            addTables(pair, "whole2.*");
            pair.fence(pair.a(), pair.b());
            pair.b().execute("DELETE FROM whole2.orders WHERE id = 2");
            pair.settle();
            assertThat(pair.b().rows("SELECT id FROM whole2.orders")).containsExactly("1");
            assertThat(pair.a().rows("SELECT id FROM whole2.orders")).containsExactly("1");
        }
    }

    @Test
    void tableIsAddedUnderTheNameThatItHasAtTheOtherSite() throws Exception {
        try (Pair pair = pairOfFence("mapped")
                .withForwardSink(Map.of("mapping.tables", "mapped.orders:mapped.bestellungen"))
                .withReverseSink(Map.of("mapping.tables", "mapped.bestellungen:mapped.orders"))) {
            pair.a()
                    .execute(
                            "CREATE TABLE mapped.orders (id INT PRIMARY KEY)",
                            "INSERT INTO mapped.orders VALUES (1), (2)");
            pair.start();
            addTables(pair, "mapped.orders=mapped.bestellungen");
            pair.fence(pair.a(), pair.b());
            pair.b().execute("DELETE FROM mapped.bestellungen WHERE id = 2");
            pair.settle();
            assertThat(pair.b().rows("SELECT id FROM mapped.bestellungen")).containsExactly("1");
            assertThat(pair.a().rows("SELECT id FROM mapped.orders")).containsExactly("1");
        }
    }

    @Test
    void aTableOfAnyNameIsAdded() throws Exception {
        String name = "`any`.`ord.ers of 'größe', $1`";
        try (Pair pair = pairOfFence("any")) {
            pair.a()
                    .execute(
                            "CREATE TABLE " + name + " (id INT PRIMARY KEY)",
                            "INSERT INTO " + name + " VALUES (1), (2)");
            pair.start();
            addTables(pair, name);
            pair.fence(pair.a(), pair.b());
            pair.b().execute("DELETE FROM " + name + " WHERE id = 2");
            pair.settle();
            assertThat(pair.b().rows("SELECT id FROM " + name)).containsExactly("1");
            assertThat(pair.a().rows("SELECT id FROM " + name)).containsExactly("1");
        }
    }

    /** A pair that synchronizes its fence only, by a list of tables. */
    private static Pair pairOfFence(String name) {
        Map<String, String> lists = Map.of("table.include.list", name + "\\.fence");
        return new Pair(name, servers).with("source-a", lists).with("source-b", lists);
    }

    private static void fillLarge(Site site, String table) {
        site.execute(
                "CREATE TABLE " + table + " (id INT PRIMARY KEY, u INT UNIQUE, n INT NOT NULL, note VARCHAR(100))");
        site.transaction(
                "SET SESSION cte_max_recursion_depth = " + ROWS,
                "INSERT INTO " + table + " WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < "
                        + ROWS + ") SELECT i * 10, i, 0, REPEAT('x', 50) FROM s");
    }

    private static void fillText(Site site, String table) {
        site.execute(
                "CREATE TABLE " + table + " (id INT NOT NULL, word VARCHAR(40) COLLATE utf8mb4_0900_ai_ci,"
                        + " lang ENUM('zz', 'en', 'de'), n INT NOT NULL, note VARCHAR(100), PRIMARY KEY (word, lang), KEY (id))");
        site.transaction(
                "SET SESSION cte_max_recursion_depth = " + ROWS,
                "INSERT INTO " + table + " WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < "
                        + ROWS
                        + ") SELECT i * 10, CONCAT(IF(i % 2, 'Wört', 'WORD'), i DIV 2), 1 + i % 3, 0, 'y' FROM s");
    }

    private static void addTables(Pair pair, String... arguments) {
        TwoWayProgram.Run run = runAddTables(pair, arguments);
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static TwoWayProgram.Run runAddTables(Pair pair, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "add-tables", "--forward", pair.connector("source-a"), "--reverse", pair.connector("source-b")));
        command.addAll(List.of(arguments));
        Awaitility.await("offsets of both sources")
                .atMost(Pair.PATIENCE)
                .until(() -> pair.requests()
                                .offsets(pair.connector("source-a"))
                                .toString()
                                .contains("\"file\"")
                        && pair.requests()
                                .offsets(pair.connector("source-b"))
                                .toString()
                                .contains("\"file\""));
        return new TwoWayProgram(servers).run(command.toArray(String[]::new));
    }

    private static void awaitTable(Site site, String table) {
        Awaitility.await(table + " at " + site.name())
                .atMost(LOAD)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !site.rows("SELECT 1 FROM information_schema.tables WHERE table_name = '" + table + "'"
                                + " AND table_schema = 'added'")
                        .isEmpty());
    }

    private static void awaitState(Pair pair, String part) {
        Awaitility.await(part).atMost(LOAD).pollInterval(Duration.ofMillis(50)).until(() -> state(pair)
                .contains(part));
    }

    private static void awaitLoaded(Pair pair, String table) {
        Awaitility.await("the load of " + table)
                .atMost(LOAD)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> state(pair).replace("\\", "").contains(table)
                        && state(pair).contains("\"waiting\":[]")
                        && state(pair).contains("\"current\":{\"table\":{\"database\":\"\""));
    }

    private static String state(Pair pair) {
        return pair.requests()
                .offsets(pair.connector("source-a"))
                .at("/offsets/0/offset/twoway_added")
                .asText();
    }
}
