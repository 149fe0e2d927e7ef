package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Both servers compress their transactions ({@code binlog_transaction_compression=ON}): a transaction is one event, which
 * unpacks to more than fits into the worker's heap of 512 MB, and is read in the middle when the worker dies.
 */
class CompressedTransactionsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static TestServers servers;
    private static Pair pair;

    @BeforeAll
    static void start() {
        servers = TestServers.own(
                "servers-compressed",
                mysql -> mysql.withArguments("--binlog-transaction-compression=ON"),
                worker -> worker.withHeap("512m"));
        pair = new Pair("packed", servers).with("source-a", LargeRows.SOURCE).with("source-b", LargeRows.SOURCE);
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
        servers.close();
    }

    @AfterEach
    void workerHadEnoughMemory() throws IOException {
        assertThat(servers.worker().isRunning()).isTrue();
        assertThat(workerLog("java.lang.OutOfMemoryError")).isEmpty();
    }

    @Test
    void transactionThatUnpacksToMoreThanMemoryTakesArrivesFromEitherSide() {
        createNumbers("wide", "VARCHAR(10000)");
        insertNumbers(pair.a(), "wide", 32_000, "REPEAT(CHAR(97 + i % 26), 9500)");
        pair.settle(PATIENCE);
        assertEqual("wide", 32_000);
        assertThat(
                        pair.a()
                                .value(
                                        "SELECT MAX(uncompressed_bytes_counter) > 300000000 FROM"
                                                + " performance_schema.binary_log_transaction_compression_stats WHERE log_type = 'BINARY'"))
                .isEqualTo("1");

        pair.b().execute("DELETE FROM packed.wide WHERE n % 8 > 0");
        pair.settle(PATIENCE);
        assertEqual("wide", 4_000);
    }

    @Test
    void workerKilledInsideACompressedTransactionRepeatsItFromItsStart() {
        int rows = 100_000;
        createNumbers("cut", "VARCHAR(40)");
        insertNumbers(pair.a(), "cut", rows, "CONCAT('note ', i)");
        Awaitility.await("an offset inside the transaction")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(this::isInside);
        servers.killAndStartWorker();
        pair.settle(PATIENCE);

        assertEqual("cut", rows);
        assertThat(pair.topicOf(pair.a()).countRowChanges().get("packed.cut"))
                .as("rows that were sent, those before the kill for the second time")
                .isGreaterThan(rows);
        assertThat(pair.topicOf(pair.b()).countRowChanges())
                .as("what A wrote, sent back by B")
                .doesNotContainKey("packed.cut");
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
    }

    @Test
    @Tag("long")
    void twoMillionRowsInOneCompressedTransactionArrive() {
        createNumbers("millions", "VARCHAR(40)");
        insertNumbers(pair.a(), "millions", 2_000_000, "CONCAT('note ', i)");
        pair.settle(Duration.ofMinutes(40));

        assertEqual("millions", 2_000_000);
    }

    private static List<String> workerLog(String text) throws IOException {
        try (Stream<String> log = Files.lines(servers.worker().log())) {
            return log.filter(line -> line.contains(text)).toList();
        }
    }

    private boolean isInside() {
        JsonNode offset = pair.requests().offsets(pair.connector("source-a")).at("/offsets/0/offset");
        return offset.path("transaction_data_collection_order_packed.cut").asLong() > 0
                && offset.path("event").asLong() > 0;
    }

    private static void createNumbers(String table, String note) {
        pair.a()
                .execute("CREATE TABLE " + pair.table(table) + " (id INT PRIMARY KEY, n INT NOT NULL, note " + note
                        + " NOT NULL)");
        pair.settle();
    }

    private static void insertNumbers(Site site, String table, int count, String note) {
        site.execute(
                "SET SESSION cte_max_recursion_depth = " + count,
                "INSERT INTO " + pair.table(table) + " WITH RECURSIVE n (i) AS "
                        + "(SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " + count + ") SELECT i, i, " + note
                        + " FROM n");
    }

    private static void assertEqual(String table, int rows) {
        String sums = "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', id, n, note))) FROM " + pair.table(table);
        assertThat(pair.b().value(sums)).isEqualTo(pair.a().value(sums)).startsWith(rows + "|");
    }
}
