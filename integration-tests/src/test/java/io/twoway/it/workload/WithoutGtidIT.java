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
        try (TestServers servers = TestServers.withoutGtid("without-gtid");
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

    /** The statement's place in the binlog is behind that of its transaction, by which its rows are known. */
    @Test
    void tableMadeFromAQueryArrivesWithItsRowsAlsoAfterARestart() {
        try (TestServers servers = TestServers.withoutGtid("without-gtid");
                Pair pair = new Pair("nogtidcopy", servers)) {
            pair.a()
                    .execute(
                            "CREATE TABLE nogtidcopy.origin (id INT PRIMARY KEY, v INT NOT NULL)",
                            "INSERT INTO nogtidcopy.origin VALUES (1, 10), (2, 20), (3, 30)");
            pair.start();
            pair.a()
                    .execute(
                            "CREATE TABLE nogtidcopy.one AS SELECT * FROM nogtidcopy.origin",
                            "INSERT INTO nogtidcopy.one VALUES (4, 40)",
                            "CREATE TABLE nogtidcopy.two (PRIMARY KEY (id)) AS SELECT * FROM nogtidcopy.one WHERE id > 1",
                            "ALTER TABLE nogtidcopy.two ADD COLUMN w INT",
                            "UPDATE nogtidcopy.two SET w = v");
            servers.killAndStartWorker();
            pair.a()
                    .execute(
                            "CREATE TABLE nogtidcopy.three AS SELECT id FROM nogtidcopy.two",
                            "DELETE FROM nogtidcopy.two WHERE id = 2");
            pair.settle();

            for (Site site : List.of(pair.a(), pair.b())) {
                assertThat(site.rows("SELECT * FROM nogtidcopy.one ORDER BY id"))
                        .containsExactly("1|10", "2|20", "3|30", "4|40");
                assertThat(site.rows("SELECT * FROM nogtidcopy.two ORDER BY id"))
                        .containsExactly("3|30|30", "4|40|40");
                assertThat(site.rows("SELECT * FROM nogtidcopy.three ORDER BY id"))
                        .containsExactly("2", "3", "4");
            }
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
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
