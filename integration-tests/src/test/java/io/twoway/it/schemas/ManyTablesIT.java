package io.twoway.it.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.it.pair.WorkerBeans;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Very many tables with few rows each: the load, changes in each of them, DDL, and a restart. */
class ManyTablesIT {

    private static final int FEW = 200;
    private static final int MANY = Integer.getInteger("twoway.tables", 3000);
    private static final int ROWS_AT_THE_END = 5;
    private static final int TABLES_OF_A_TRANSACTION = 50;
    private static final String DATABASE = "manytables";
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Map<String, Duration> times = new LinkedHashMap<>();

    @Test
    void hundredsOfTablesAreLoadedAndChanged() throws SQLException {
        run(TestServers.shared(), FEW);
    }

    @Test
    @Tag("long")
    void thousandsOfTablesAreLoadedAndChangedByAWorkerWithLittleMemory() throws SQLException {
        try (TestServers servers = TestServers.withWorkerHeap("many-tables", "512m")) {
            run(servers, MANY);
        }
    }

    private void run(TestServers servers, int count) throws SQLException {
        List<String> tables =
                IntStream.range(0, count).mapToObj("t%05d"::formatted).toList();
        try (Pair pair = new Pair(DATABASE, servers).withPatience(PATIENCE)) {
            create(pair.a(), tables);
            long before = WorkerBeans.usedHeap(servers.worker());
            time("load", pair::startForward);
            time("reverse direction", pair::start);
            time("changes in each table", () -> changeEach(pair, tables));
            time("DDL", () -> changeSchema(pair));
            time("restart of the source", () -> restartSource(pair));
            System.out.printf(
                    "%d tables: %s; heap of the worker %d MB before and %d MB after%n",
                    count, times, before >> 20, WorkerBeans.usedHeap(servers.worker()) >> 20);

            Comparison comparison = new Comparison(pair, DATABASE, count + " tables");
            comparison.assertDefinitionsEqual();
            assertThat(comparison.assertRowsEqual()).isEqualTo((long) count * ROWS_AT_THE_END + 1);
            Aftermath aftermath = new Aftermath(pair, DATABASE, count + " tables");
            aftermath.assertNoConflictAndNoFailure();
            aftermath.assertNoLoop();
        }
    }

    private void time(String what, Runnable work) {
        Instant begin = Instant.now();
        work.run();
        times.put(what, Duration.between(begin, Instant.now()));
    }

    private static void create(Site site, List<String> tables) {
        site.execute(tables.stream()
                .flatMap(table -> Stream.of(
                        "CREATE TABLE " + name(table)
                                + " (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(20), n INT, KEY (n))",
                        "INSERT INTO " + name(table) + " VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', NULL)"))
                .toArray(String[]::new));
    }

    private static void changeEach(Pair pair, List<String> tables) {
        for (int first = 0; first < tables.size(); first += TABLES_OF_A_TRANSACTION) {
            List<String> some = tables.subList(first, Math.min(first + TABLES_OF_A_TRANSACTION, tables.size()));
            change(pair.a(), some, 1);
            change(pair.b(), some, 2);
        }
        pair.settle();
    }

    private static void change(Site site, List<String> tables, int id) {
        site.transaction(tables.stream()
                .flatMap(table -> Stream.of(
                        "UPDATE " + name(table) + " SET v = 'changed' WHERE id = " + id,
                        "INSERT INTO " + name(table) + " (v) VALUES ('more')"))
                .toArray(String[]::new));
    }

    private static void changeSchema(Pair pair) {
        pair.a()
                .execute(
                        "ALTER TABLE " + name("t00000") + " ADD COLUMN more INT DEFAULT 5",
                        "RENAME TABLE " + name("t00001") + " TO " + name("renamed"),
                        "CREATE TABLE " + name("one_more") + " LIKE " + name("t00002"),
                        "INSERT INTO " + name("one_more") + " (v) VALUES ('new')");
        pair.settle();
    }

    private static void restartSource(Pair pair) {
        pair.requests().restartTask(pair.connector("source-a"), 0);
        pair.settle();
    }

    private static String name(String table) {
        return DATABASE + "." + table;
    }
}
