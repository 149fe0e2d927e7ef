package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.util.List;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A server deletes binlogs that a stopped source has yet to read. */
class BinlogPurgedIT {

    @Test
    void sourcesNameThePurgedTransactionsAndTheCureMakesBothSitesEqual() {
        try (Pair pair = new Pair("purged", TestServers.shared())) {
            loseChangesOfBothSites(pair, site -> site.value("SELECT @@server_uuid") + ":");
        }
    }

    @Test
    void sourcesNameThePurgedFileWhereGtidsAreOff() {
        try (TestServers servers = TestServers.withoutGtid("purged-without-gtid");
                Pair pair = new Pair("purged", servers)) {
            loseChangesOfBothSites(pair, site -> "binlog.0");
        }
    }

    private static void loseChangesOfBothSites(Pair pair, Function<Site, String> missing) {
        StartAnew sources = new StartAnew(pair);
        pair.a().execute("CREATE TABLE purged.t (id INT PRIMARY KEY, v INT NOT NULL)");
        pair.start();
        pair.a().execute("INSERT INTO purged.t VALUES (1, 1), (2, 2)");
        pair.settle();
        sources.stop("source-a");
        sources.stop("source-b");
        pair.a().execute("INSERT INTO purged.t VALUES (3, 3)", "ALTER TABLE purged.t ADD extra INT");
        pair.b().execute("DELETE FROM purged.t WHERE id = 2");
        purge(pair.a());
        purge(pair.b());
        sources.resume("source-a");
        sources.resume("source-b");

        sources.awaitRefusal(
                "source-a", "is purged from the server", missing.apply(pair.a()), "snapshot.mode to no_data");
        sources.awaitRefusal(
                "source-b",
                "is purged from the server",
                missing.apply(pair.b()),
                "DELETE $CONNECT/connectors/purged-source-b");
        makeEqual(pair);
        sources.atThePresent("source-a");
        sources.atThePresent("source-b");
        pair.a().execute("UPDATE purged.t SET extra = 7 WHERE id = 3");
        pair.b().execute("INSERT INTO purged.t VALUES (4, 4, 4)");
        pair.settle();

        assertThat(rows(pair.a())).isEqualTo(rows(pair.b())).containsExactly("1|1|NULL", "3|3|7", "4|4|4");
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
    }

    /** A file that a stopped source's connection still holds is purged once the server has noticed that nobody reads it. */
    private static void purge(Site site) {
        Awaitility.await("purged binlogs at " + site.name())
                .atMost(Pair.PATIENCE)
                .until(() -> {
                    site.execute("FLUSH BINARY LOGS");
                    List<String> files = site.rows("SHOW BINARY LOGS");
                    String newest = files.get(files.size() - 1);
                    site.execute("PURGE BINARY LOGS TO '" + newest.substring(0, newest.indexOf('|')) + "'");
                    return site.rows("SHOW BINARY LOGS").size() == 1;
                });
    }

    private static void makeEqual(Pair pair) {
        pair.a().executeUnseen("DELETE FROM purged.t WHERE id = 2");
        pair.b().executeUnseen("ALTER TABLE purged.t ADD extra INT", "INSERT INTO purged.t VALUES (3, 3, NULL)");
    }

    private static List<String> rows(Site site) {
        return site.rows("SELECT * FROM purged.t ORDER BY id");
    }
}
