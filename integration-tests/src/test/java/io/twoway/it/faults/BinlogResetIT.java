package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus.State;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Positions that a source has read mean something else on the server now. */
class BinlogResetIT {

    @Test
    void resetIsRefusedAndTheCureLetsNewTransactionsPassThatHaveOldNumbers() {
        try (TestServers servers = TestServers.ownedBy("reset");
                Pair pair = new Pair("reset", servers)) {
            start(pair);
            resetAndStartAnew(pair);
        }
    }

    @Test
    void otherServerAndResetAreRefusedWhereGtidsAreOff() {
        try (TestServers servers = TestServers.withoutGtid("reset-without-gtid");
                Pair pair = new Pair("reset", servers)) {
            start(pair);
            int own = servers.a().address().getPort();
            point(pair, servers.b().address().getPort());
            new StartAnew(pair)
                    .awaitRefusal(
                            "source-a", "was read from another server", pair.a().value("SELECT @@server_uuid"));
            point(pair, own);
            pair.states().awaitDespiteFailure(pair.connector("source-a"), State.RUNNING);
            pair.fence(pair.a(), pair.b());
            resetAndStartAnew(pair);
        }
    }

    private static void start(Pair pair) {
        pair.a().execute("CREATE TABLE reset.t (id INT PRIMARY KEY)");
        pair.start();
        pair.a().execute("INSERT INTO reset.t VALUES (1)");
        pair.b().execute("FLUSH BINARY LOGS", "INSERT INTO reset.t VALUES (2)");
        pair.settle();
    }

    private static void resetAndStartAnew(Pair pair) {
        StartAnew sources = new StartAnew(pair);
        sources.stop("source-a");
        sources.stop("sink-a"); // what it wrote would be the first transaction
        pair.a().execute("RESET BINARY LOGS AND GTIDS");
        sources.resume("source-a");
        if (pair.a().value("SELECT @@gtid_mode").equals("ON")) {
            sources.awaitRefusal("source-a", "has executed no transaction yet", "CREATE DATABASE IF NOT EXISTS");
            pair.a().execute("CREATE DATABASE IF NOT EXISTS " + pair.bookkeeping());
            pair.states().restart(pair.connector("source-a"), true);
        }
        sources.resume("sink-a");

        sources.awaitRefusal("source-a", "does not know what was read from it already", "SET source_position = ''");
        sources.forgetWatermark(pair.a(), pair.b(), "sink-b");
        sources.atThePresent("source-a");
        pair.a().execute("INSERT INTO reset.t VALUES (3)");
        pair.b().execute("INSERT INTO reset.t VALUES (4)");
        pair.settle();

        assertThat(rows(pair.a())).isEqualTo(rows(pair.b())).containsExactly("1", "2", "3", "4");
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
    }

    private static void point(Pair pair, int port) {
        Map<String, String> config = new HashMap<>(pair.config("source-a"));
        config.put("database.port", String.valueOf(port));
        pair.rest().put(pair.connector("source-a"), config);
    }

    private static List<String> rows(Site site) {
        return site.rows("SELECT id FROM reset.t ORDER BY id");
    }
}
