package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client of the destination holds the rows that the sink wants: the sink's batch is rolled back and replayed whole. */
class ContentionIT {

    private static final int ROWS = 1000;

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("contention")
                .withForwardSink(Map.of("conflict.policy", "Overwrite"))
                .withReverseSink(Map.of("conflict.policy", "Ignore"));
        for (String table : List.of("dead", "slow")) {
            pair.a()
                    .execute(
                            "CREATE TABLE contention." + table + " (id INT PRIMARY KEY, v INT NOT NULL)",
                            "INSERT INTO contention." + table
                                    + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1" + " FROM n WHERE i < "
                                    + ROWS + ") SELECT i, 0 FROM n");
        }
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void sinkThatIsTheVictimOfADeadlockReplaysItsTransaction() throws SQLException {
        long before = counted("lock_deadlocks");
        try (Connection client = pair.b().connect();
                Statement statement = client.createStatement()) {
            client.setAutoCommit(false);
            // many changes make a client that MySQL does not choose as the victim
            statement.execute("UPDATE contention.dead SET v = 7 WHERE id > 1");
            pair.a().transaction("UPDATE contention.dead SET v = 1 WHERE id IN (1, 2)");
            awaitWaitingFor("dead");
            statement.execute("UPDATE contention.dead SET v = 7 WHERE id = 1");
            client.commit();
        }
        pair.settle();

        assertThat(counted("lock_deadlocks")).isGreaterThan(before);
        decidedOnceInFavourOfA("dead", 1, 2);
    }

    @Test
    void lockThatIsHeldForLongerThanTheServerLetsAnybodyWaitIsWaitedForAgain() throws SQLException {
        long before = counted("lock_timeouts");
        try (Connection client = pair.b().connect();
                Statement statement = client.createStatement()) {
            client.setAutoCommit(false);
            statement.execute("UPDATE contention.slow SET v = 7 WHERE id = 1");
            pair.a().transaction("UPDATE contention.slow SET v = 1 WHERE id IN (1, 2)");
            Awaitility.await("a wait that ended without the lock")
                    .atMost(Pair.PATIENCE)
                    .until(() -> counted("lock_timeouts") > before);
            assertThat(pair.b().value("SELECT v FROM contention.slow WHERE id = 2"))
                    .as("nothing of the transaction is there")
                    .isEqualTo("0");
            client.commit();
        }
        pair.settle();

        decidedOnceInFavourOfA("slow", 1);
    }

    private static void awaitWaitingFor(String table) {
        Awaitility.await("the sink to wait for a lock of " + table)
                .atMost(Pair.PATIENCE)
                .until(() -> !pair.b()
                        .rows("SELECT 1 FROM performance_schema.data_locks WHERE object_schema = 'contention'"
                                + " AND object_name = '" + table + "' AND lock_status = 'WAITING'")
                        .isEmpty());
    }

    private static long counted(String metric) {
        return Long.parseLong(
                pair.b().value("SELECT count FROM information_schema.innodb_metrics WHERE name = '" + metric + "'"));
    }

    private static void decidedOnceInFavourOfA(String table, Integer... disputed) {
        String rows = "SELECT * FROM contention." + table + " ORDER BY id";
        assertThat(pair.b().rows(rows))
                .isEqualTo(pair.a().rows(rows))
                .hasSize(ROWS)
                .startsWith("1|1", "2|1");
        assertThat(pair.journal(pair.b()).entriesOf("contention." + table))
                .extracting(JournalEntry::key)
                .extracting(key -> key.path("id").asInt())
                .containsExactly(disputed);
    }
}
