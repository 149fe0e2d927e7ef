package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All four connectors of a pair on one worker whose heap is 512 MB, and transactions, rows and values that are not small. */
class BoundedMemoryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WIDE = 500;

    private static TestServers servers;
    private static Pair pair;

    @BeforeAll
    static void start() {
        servers = TestServers.withWorkerHeap("bounded-memory", "512m");
        pair = new Pair("large", servers)
                .with("source-a", LargeRows.SOURCE)
                .with("source-b", LargeRows.SOURCE)
                .withReverseSink(Map.of("transaction.max.rows", "5000"));
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
        servers.close();
    }

    @AfterEach
    void workerHadEnoughMemory() {
        assertThat(servers.worker().isRunning()).isTrue();
        assertThat(workerLog("java.lang.OutOfMemoryError")).isEmpty();
    }

    @Test
    void transactionIsCutAtItsRowsAndEachRowArrivesOnceThoughTheWorkerIsKilledBetweenTwoPieces() {
        createNumbers(pair, "counted");
        insertNumbers(pair.b(), "large.counted", 40_000);
        awaitSomeOf(pair.a(), "large.counted");
        servers.killAndStartWorker();
        pair.settle(PATIENCE);

        assertEqual(pair, "large.counted", 40_000);
        assertThat(workerLog("because of transaction.max.rows")).isNotEmpty();
    }

    @Test
    void transactionIsCutWhereItTakesASixteenthOfTheHeap() {
        createNumbers(pair, "weighed");
        insertNumbers(pair.a(), "large.weighed", 60_000);
        pair.settle(PATIENCE);

        assertEqual(pair, "large.weighed", 60_000);
        assertThat(workerLog("because of transaction.max.bytes")).isNotEmpty();
        assertThat(workerLog("was applied in 2 pieces")).isNotEmpty();
    }

    @Test
    void rowsOfFiveHundredColumnsPass() {
        changeWideRows("wide", 300);
    }

    @Test
    @Tag("long")
    void thousandsOfRowsOfFiveHundredColumnsPass() {
        changeWideRows("wider", 5_000);
    }

    private static void changeWideRows(String name, int rows) {
        String table = pair.table(name);
        pair.a().execute(createWide(table));
        pair.settle();
        pair.a().execute("SET SESSION cte_max_recursion_depth = " + rows, insertWide(table, rows));
        pair.settle(PATIENCE);
        pair.b().execute("UPDATE " + table + " SET c1 = 'changed', c2 = c2 + 1, c4 = NOW(3)");
        pair.settle(PATIENCE);
        pair.a().execute("DELETE FROM " + table + " WHERE id % 2 = 0");
        pair.settle(PATIENCE);

        String sums = "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', " + wideColumns(i -> "c" + i) + "))) FROM " + table;
        assertThat(pair.b().value(sums)).isEqualTo(pair.a().value(sums)).startsWith(rows / 2 + "|");
    }

    @Test
    void valuesOfSixteenMegabytesPassBothWays() {
        pair.a()
                .execute(
                        "CREATE TABLE large.texts (id INT PRIMARY KEY, v LONGTEXT)",
                        "CREATE TABLE large.blobs (id INT PRIMARY KEY, v LONGBLOB)");
        pair.settle();
        oneByOne(pair.a(), LargeRows.insertText("large.texts", 1), LargeRows.insertBlob("large.blobs", 1));
        oneByOne(pair.b(), LargeRows.insertText("large.texts", 2), LargeRows.insertBlob("large.blobs", 2));
        assertLargeValues(1, 2);
        oneByOne(pair.b(), LargeRows.changeText("large.texts", 1), LargeRows.changeBlob("large.blobs", 1));
        oneByOne(pair.a(), LargeRows.changeText("large.texts", 2), LargeRows.changeBlob("large.blobs", 2));
        assertLargeValues(1, 2);
        pair.a().execute("DELETE FROM large.texts WHERE id = 1", "DELETE FROM large.blobs WHERE id = 1");
        pair.settle(PATIENCE);
        assertLargeValues(2);
    }

    /** One such change takes about half of the heap on its way. */
    private static void oneByOne(Site site, String... statements) {
        for (String statement : statements) {
            site.execute(statement);
            pair.settle(PATIENCE);
        }
    }

    @Test
    void rowTooLargeForAPacketStopsTheSinkWithWhatToDoAndArrivesThen() {
        pair.a().execute("CREATE TABLE large.packets (id INT PRIMARY KEY, v LONGTEXT)");
        pair.settle();
        setPacket(pair.b(), "SET PERSIST max_allowed_packet = 4194304");
        pair.a().execute("INSERT INTO large.packets VALUES (7, REPEAT('x', 8388608))");
        String trace = pair.states().awaitFailure(pair.connector("sink-b")).text();
        assertThat(trace)
                .contains("Row {\"id\":7} of large.packets", "max_allowed_packet of the destination is 4194304");
        Matcher cure = Pattern.compile("SET PERSIST max_allowed_packet = \\d+").matcher(trace);
        assertThat(cure.find()).isTrue();

        setPacket(pair.b(), cure.group());
        pair.settle(PATIENCE);
        assertThat(pair.b().rows("SELECT id, LENGTH(v) FROM large.packets")).containsExactly("7|8388608");
        setPacket(pair.b(), "SET PERSIST max_allowed_packet = 67108864");
    }

    /** It counts for new connections, so the sink that writes to the site starts again. */
    private static void setPacket(Site site, String statement) {
        String sink = pair.connector("sink-b");
        pair.rest().stop(sink);
        pair.states().awaitDespiteFailure(sink, ConnectorStatus.State.STOPPED);
        site.execute(statement);
        pair.rest().resume(sink);
        pair.states().awaitRunning(sink);
    }

    @Test
    @Tag("long")
    void twoMillionRowsInOneTransactionArrive() {
        createNumbers(pair, "millions");
        insertNumbers(pair.a(), "large.millions", 2_000_000);
        pair.settle(Duration.ofMinutes(40));

        assertEqual(pair, "large.millions", 2_000_000);
        assertThat(workerLog("because of transaction.max.bytes")).isNotEmpty();
    }

    /** Returns the lines of the worker's log with that text. */
    private static List<String> workerLog(String text) {
        try (Stream<String> lines = Files.lines(servers.worker().log())) {
            return lines.filter(line -> line.contains(text)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createNumbers(Pair pair, String table) {
        pair.a()
                .execute("CREATE TABLE " + pair.table(table)
                        + " (id INT PRIMARY KEY, n INT NOT NULL, note VARCHAR(40) NOT NULL)");
        pair.settle();
    }

    private static void insertNumbers(Site site, String table, int count) {
        site.execute(
                "SET SESSION cte_max_recursion_depth = " + count,
                "INSERT INTO " + table + " WITH RECURSIVE n (i) AS "
                        + "(SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " + count + ") "
                        + "SELECT i, i, CONCAT('note ', i) FROM n");
    }

    private static void awaitSomeOf(Site site, String table) {
        Awaitility.await("the first piece").atMost(PATIENCE).until(() -> !site.value("SELECT COUNT(*) FROM " + table)
                .equals("0"));
    }

    private static void assertEqual(Pair pair, String table, int rows) {
        String sums = "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', id, n, note))) FROM " + table;
        assertThat(pair.b().value(sums)).isEqualTo(pair.a().value(sums)).startsWith(rows + "|");
    }

    private static void assertLargeValues(int... ids) {
        assertLargeValues("large.texts", LargeRows.TEXT_LENGTH, ids);
        assertLargeValues("large.blobs", LargeRows.BLOB_LENGTH, ids);
    }

    private static void assertLargeValues(String table, int length, int... ids) {
        String lengths = "SELECT id, LENGTH(v) FROM " + table + " ORDER BY id";
        String sums = "SELECT id, SHA2(v, 256) FROM " + table + " ORDER BY id";
        assertThat(pair.b().rows(lengths))
                .containsExactly(
                        IntStream.of(ids).mapToObj(id -> id + "|" + length).toArray(String[]::new));
        assertThat(pair.b().rows(sums)).isEqualTo(pair.a().rows(sums));
    }

    private static String createWide(String table) {
        return "CREATE TABLE " + table + " (id INT PRIMARY KEY, "
                + wideColumns(i -> "c" + i + " "
                        + List.of("DATETIME(3)", "VARCHAR(20)", "INT", "DECIMAL(12,2)")
                                .get(i % 4))
                + ")";
    }

    private static String insertWide(String table, int rows) {
        return "INSERT INTO " + table + " WITH RECURSIVE n (i) AS "
                + "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ") SELECT i, "
                + wideColumns(i -> List.of("NOW(3)", "CONCAT('text ', i)", "i * " + i, "i + 0.25")
                        .get(i % 4)) + " FROM n";
    }

    private static String wideColumns(IntFunction<String> column) {
        return IntStream.rangeClosed(1, WIDE).mapToObj(column).collect(Collectors.joining(", "));
    }
}
