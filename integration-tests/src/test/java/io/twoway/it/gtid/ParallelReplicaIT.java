package io.twoway.it.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Site A is a replica of another server, whose transactions it applies in parallel and commits as they are ready. */
class ParallelReplicaIT {

    private static final int ROUNDS = 4;

    @Test
    void transactionThatTheReplicaCommitsBehindLaterOnesArrivesOnce() throws SQLException {
        try (TestServers servers = TestServers.own(
                        "servers-parallel-replica",
                        options -> options.withArguments(
                                "--replica-parallel-workers=4", "--replica-preserve-commit-order=OFF"),
                        UnaryOperator.identity());
                MySqlServer primary = servers.another("mysql-primary", 3);
                Pair pair = new Pair("parallel", servers)) {
            Site source = new Site("primary", primary::connect);
            CountedRows rows = new CountedRows(pair, false); // without a key MySQL applies one after the other
            source.executeUnseen("CREATE DATABASE parallel");
            rows.createTables(source, "slow", "fast", "quick", "b");
            replicate(primary, pair.a());
            awaitCaughtUp(source, pair.a());
            pair.start();

            for (int round = 0; round < ROUNDS; round++) {
                writeOutOfOrder(source, pair, rows, round == 1 ? servers::killAndStartWorker : () -> {});
                rows.write(pair.b(), "b");
            }
            awaitCaughtUp(source, pair.a());
            pair.settle();

            rows.assertEachOnceAt(pair.a(), pair.b());
        }
    }

    /** A lock at the replica holds one of its workers; what the primary wrote later passes it by, and arrives first. */
    private static void writeOutOfOrder(Site source, Pair pair, CountedRows rows, Runnable meanwhile)
            throws SQLException {
        int slow = rows.count(pair.b(), "slow");
        try (Connection blocker = pair.a().connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("SELECT * FROM parallel.versions WHERE who = 'slow' FOR UPDATE");
            rows.write(source, "slow");
            rows.write(source, "fast");
            rows.write(source, "quick");
            Awaitility.await("the later transactions at the peer")
                    .atMost(Pair.PATIENCE)
                    .until(() -> rows.count(pair.b(), "fast") + rows.count(pair.b(), "quick") == 2 * (slow + 1));
            assertThat(rows.count(pair.a(), "slow")).as("the earlier one waits").isEqualTo(slow);
            meanwhile.run();
            blocker.rollback();
        }
        Awaitility.await("the earlier transaction at the peer")
                .atMost(Pair.PATIENCE)
                .until(() -> rows.count(pair.b(), "slow") == slow + 1);
    }

    private static void replicate(MySqlServer source, Site replica) {
        replica.execute(
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = "
                        + source.address().getPort() + ", SOURCE_USER = '" + MySqlServer.USER + "', SOURCE_PASSWORD = '"
                        + source.password() + "', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1",
                "START REPLICA");
    }

    private static void awaitCaughtUp(Site source, Site replica) {
        String executed = source.value("SELECT @@GLOBAL.gtid_executed");
        Awaitility.await("the replica").atMost(Pair.PATIENCE).until(() -> replica.value(
                        "SELECT GTID_SUBSET('" + executed + "', @@GLOBAL.gtid_executed)")
                .equals("1"));
    }
}
