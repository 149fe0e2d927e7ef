package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sites write at once, and their servers compress what they log: clients' transactions and those of the sinks. */
class CompressedTrafficIT {

    private static final int TRANSACTIONS = 300;

    private final LedgerTraffic traffic = new LedgerTraffic("packedtraffic", TRANSACTIONS);

    @ParameterizedTest(name = "GTIDs: {0}")
    @ValueSource(booleans = {true, false})
    void compressedTransactionsArriveOnceAndNoneGoesBackThoughTheWorkerIsKilled(boolean gtids) {
        try (TestServers servers = compressing(gtids);
                Pair pair = new Pair("packedtraffic", servers).withBothSinks(traffic.policy());
                Writers writers = new Writers()) {
            traffic.createTables(pair.a());
            pair.start();
            traffic.start(pair, writers);
            servers.killAndStartWorker();
            writers.join();
            servers.killAndStartWorker();
            pair.settle();

            traffic.assertEqualAndEachOnce(pair);
            assertCompressed(pair.a());
            assertCompressed(pair.b());
            assertThat(pair.a().value("SELECT @@gtid_mode")).isEqualTo(gtids ? "ON" : "OFF");
        }
    }

    private static TestServers compressing(boolean gtids) {
        return TestServers.own(
                "servers-compressed-traffic",
                mysql -> (gtids ? mysql : mysql.withoutGtid()).withArguments("--binlog-transaction-compression=ON"),
                UnaryOperator.identity());
    }

    private static void assertCompressed(Site site) {
        assertThat(site.value("SELECT SUM(transaction_counter) >= " + TRANSACTIONS
                        + " FROM performance_schema.binary_log_transaction_compression_stats"
                        + " WHERE log_type = 'BINARY' AND compression_type = 'ZSTD'"))
                .as("compressed transactions at " + site.name())
                .isEqualTo("1");
    }
}
