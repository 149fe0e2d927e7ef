package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithoutGtidIT {

    private static final int TRANSACTIONS = 300;

    private final LedgerTraffic traffic = new LedgerTraffic("nogtid", TRANSACTIONS);

    @Test
    void changesArriveOnceAlsoWhereOnlyBinlogPositionsTellRepeatsApart() {
        try (TestServers servers = TestServers.withoutGtid();
                Pair pair = new Pair("nogtid", servers).withBothSinks(traffic.policy());
                Writers writers = new Writers()) {
            traffic.createTables(pair.a());
            pair.a().execute("CREATE TABLE nogtid.keys_move (id INT PRIMARY KEY, v INT NOT NULL)");
            pair.start();
            traffic.start(pair, writers);
            writers.join();
            moveKeys(pair.a(), 0);
            servers.killAndStartWorker();
            moveKeys(pair.b(), 1_000);
            pair.settle();

            traffic.assertEqualAndEachOnce(pair);
            assertThat(keys(pair.b())).isEqualTo(keys(pair.a())).containsExactly("110|1", "120|2", "1110|1", "1120|2");
            assertThat(pair.a().value("SELECT @@gtid_mode")).isEqualTo("OFF");
        }
    }

    /** Both halves of each changed key stand at one place in the binlog, and so do the rows of one event. */
    private static void moveKeys(Site site, int base) {
        site.execute(
                "INSERT INTO nogtid.keys_move VALUES (" + (base + 10) + ", 1), (" + (base + 20) + ", 2)",
                "UPDATE nogtid.keys_move SET id = id + 100 WHERE id BETWEEN " + base + " AND " + (base + 99));
    }

    private static List<String> keys(Site site) {
        return site.rows("SELECT id, v FROM nogtid.keys_move ORDER BY id");
    }
}
