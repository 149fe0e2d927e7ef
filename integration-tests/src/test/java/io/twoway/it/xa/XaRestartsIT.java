package io.twoway.it.xa;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An XA transaction outlives everything that happens between its two phases. */
class XaRestartsIT {

    @AfterEach
    void leaveNothingPrepared() {
        TestServers servers = TestServers.shared();
        Branch.rollBackAll(new Site("a", servers.a()::connect));
        Branch.rollBackAll(new Site("b", servers.b()::connect));
    }

    @Test
    void whatIsPreparedOutlivesAllProcessesTheTopicsRecordsAndAnUpgradeOfTheSink() throws Exception {
        try (TestServers servers = TestServers.ownedBy("xa");
                Pair pair = started("xarestart", servers)) {
            pair.b().executeUnseen("DROP TABLE " + pair.bookkeeping() + ".prepared_rows");
            pair.requests().restartTask(pair.connector("sink-b"), 0);
            pair.settle();
            Branch atA = Branch.prepared(
                    pair.a(), "'a'", "INSERT INTO xarestart.t VALUES (1, 1)", "DELETE FROM xarestart.t WHERE id = 100");
            Branch atB = Branch.prepared(
                    pair.b(), "'b'", "INSERT INTO xarestart.t VALUES (2, 2)", "DELETE FROM xarestart.t WHERE id = 101");
            Branch dropped = Branch.prepared(pair.a(), "'r'", "INSERT INTO xarestart.t VALUES (3, 3)");
            servers.killAndStartWorker();
            pair.settle();
            deleteRecords(servers, pair);
            servers.a().kill();
            servers.b().kill();
            servers.a().start();
            servers.b().start();
            servers.killAndStartWorker();
            pair.settle();
            assertThat(contents(pair.b())).isEqualTo("100|0,101|0");

            atA.commit();
            atB.commit();
            dropped.rollBack();
            servers.killAndStartWorker();
            pair.a().execute("UPDATE xarestart.t SET v = v + 1 WHERE id = 1");
            pair.settle();
            assertThat(contents(pair.a())).isEqualTo("1|2,2|2");
            assertThat(contents(pair.b())).isEqualTo("1|2,2|2");
            for (Site site : List.of(pair.a(), pair.b())) {
                assertThat(site.rows("SELECT * FROM " + pair.bookkeeping() + ".prepared_rows"))
                        .isEmpty();
                assertThat(pair.journal(site).entries()).isEmpty();
                assertThat(pair.topicOf(site).rowChanges("xarestart", "t").size())
                        .isLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void aCommitWhoseRowsAreNotKnownStopsTheSinkUntilSomebodyDecides() {
        try (Pair pair = started("xaunknown", TestServers.shared())) {
            Branch branch = Branch.prepared(pair.a(), "'lost'", "INSERT INTO xaunknown.t VALUES (1, 1)");
            pair.settle();
            pair.b().executeUnseen("DELETE FROM " + pair.bookkeeping() + ".prepared_rows");
            branch.commit();

            String trace = pair.states().awaitFailure(pair.connector("sink-b")).text();
            assertThat(trace)
                    .contains(
                            "The XA transaction X'6c6f7374',X'',1 was committed at the origin, but its rows are not here")
                    .contains("Make the tables that it changed equal on both sites");
            String keep = trace.lines()
                    .filter(line -> line.contains("INSERT INTO " + pair.bookkeeping()))
                    .map(line -> line.substring(line.indexOf("INSERT"), line.indexOf(";")))
                    .findFirst()
                    .orElseThrow();
            pair.b().executeUnseen(keep, "INSERT INTO xaunknown.t VALUES (1, 1)");
            pair.requests().restartTask(pair.connector("sink-b"), 0);
            pair.a().execute("UPDATE xaunknown.t SET v = 2 WHERE id = 1");
            pair.settle();
            assertThat(contents(pair.b())).isEqualTo("1|2,100|0,101|0");
        }
    }

    @Test
    void aConflictUnderTaskFailedIsAnsweredForThatRowAlone() {
        try (Pair pair = started("xarefused", TestServers.shared(), Map.of("conflict.policy", "TaskFailed"))) {
            Branch branch = Branch.prepared(
                    pair.a(), "'refused'", "UPDATE xarefused.t SET v = 1", "INSERT INTO xarefused.t VALUES (1, 1)");
            pair.settle();
            pair.b().executeUnseen("UPDATE xarefused.t SET v = 7 WHERE id = 101");
            branch.commit();

            String trace = pair.states().awaitFailure(pair.connector("sink-b")).text();
            assertThat(contents(pair.b())).isEqualTo("100|0,101|7");
            String answer = trace.lines()
                    .filter(line -> line.contains("INSERT INTO " + pair.bookkeeping()) && line.contains("'INCOMING'"))
                    .map(line -> line.substring(line.indexOf("INSERT"), line.indexOf(";")))
                    .findFirst()
                    .orElseThrow();
            pair.b().executeUnseen(answer);
            pair.requests().restartTask(pair.connector("sink-b"), 0);
            pair.settle();
            assertThat(contents(pair.b())).isEqualTo("1|1,100|1,101|1");
        }
    }

    @Test
    void readingBeginsInAMomentWithoutPreparedTransactions() {
        try (Pair pair = new Pair("xastart")) {
            pair.a().execute("CREATE TABLE xastart.t (id INT PRIMARY KEY, v INT)");
            Branch branch = Branch.prepared(pair.a(), "'early'", "INSERT INTO xastart.t VALUES (1, 1)");
            pair.rest().put(pair.connector("source-a"), pair.config("source-a"));
            String trace =
                    pair.states().awaitFailure(pair.connector("source-a")).text();
            assertThat(trace)
                    .contains("Reading cannot begin while an XA transaction is prepared")
                    .contains("run XA COMMIT X'6561726c79',X'',1");

            branch.commit();
            pair.requests().restartTask(pair.connector("source-a"), 0);
            pair.start();
            assertThat(contents(pair.b(), "xastart.t")).isEqualTo("1|1");
        }
    }

    @Test
    void withoutThePrivilegeToLookReadingBeginsAndSuchACommitStopsTheSink() {
        try (Pair pair =
                new Pair("xablind").with("source-a", Map.of("precheck.acknowledge", "privilege-xa-recover-admin"))) {
            pair.a().execute("CREATE TABLE xablind.t (id INT PRIMARY KEY, v INT)");
            Branch branch = Branch.prepared(pair.a(), "'early'", "INSERT INTO xablind.t VALUES (1, 1)");
            pair.a().executeUnseen("REVOKE XA_RECOVER_ADMIN ON *.* FROM twoway");
            try {
                pair.startForward();
            } finally {
                pair.a().executeUnseen("GRANT XA_RECOVER_ADMIN ON *.* TO twoway");
            }
            branch.commit();
            assertThat(pair.states().awaitFailure(pair.connector("sink-b")).text())
                    .contains("but its rows are not here. It was prepared before this stream began");
        }
    }

    @Test
    void serversOfVersion8015DoTheSame() {
        TestServers servers = TestServers.shared();
        try (Pair pair = Pair.between("xaold", servers.oldestA(), servers.oldestB())) {
            start(pair);
            commitsAndRollsBack(pair);
        }
    }

    @Test
    void serversWithoutGtidDoTheSame() {
        try (TestServers servers = TestServers.withoutGtid("xa-without-gtid");
                Pair pair = started("xanogtid", servers)) {
            commitsAndRollsBack(pair);
        }
    }

    private static void commitsAndRollsBack(Pair pair) {
        String table = pair.table("t");
        for (Site site : List.of(pair.a(), pair.b())) {
            // by key, so that the other branch may insert beside these rows
            Branch committed = Branch.prepared(
                    site, "'c','" + site.name() + "'", "UPDATE " + table + " SET v = v + 1 WHERE id IN (100, 101)");
            Branch rolledBack = Branch.prepared(site, "'r'", "INSERT INTO " + table + " VALUES (1, 1)");
            pair.settle();
            committed.commit();
            Branch.committedInOnePhase(site, "'1'", "UPDATE " + table + " SET v = v * 10 WHERE id IN (100, 101)");
            rolledBack.rollBack();
            pair.settle();
        }
        assertThat(contents(pair.a(), table)).isEqualTo("100|110,101|110");
        assertThat(contents(pair.b(), table)).isEqualTo("100|110,101|110");
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
    }

    private static Pair started(String name, TestServers servers) {
        return started(name, servers, Map.of());
    }

    private static Pair started(String name, TestServers servers, Map<String, String> sinks) {
        return start(new Pair(name, servers).withBothSinks(sinks));
    }

    private static Pair start(Pair pair) {
        pair.a()
                .execute(
                        "CREATE TABLE " + pair.table("t") + " (id INT PRIMARY KEY, v INT)",
                        "INSERT INTO " + pair.table("t") + " VALUES (100, 0), (101, 0)");
        return pair.start();
    }

    /** Takes away what the topics have, once the sinks have it. */
    private static void deleteRecords(TestServers servers, Pair pair) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
            for (Site site : List.of(pair.a(), pair.b())) {
                Site destination = site == pair.a() ? pair.b() : pair.a();
                String next = "SELECT next_offset FROM " + pair.bookkeeping() + ".progress WHERE stream = '"
                        + site.name() + "'";
                Awaitility.await("progress")
                        .atMost(Pair.PATIENCE)
                        .until(() -> !destination.rows(next).isEmpty());
                RecordsToDelete applied = RecordsToDelete.beforeOffset(Long.parseLong(destination.value(next)));
                admin.deleteRecords(Map.of(new TopicPartition(site.name(), 0), applied))
                        .all()
                        .get();
            }
        }
    }

    private static String contents(Site site) {
        return contents(site, site.name().replaceAll("-[ab]$", "") + ".t");
    }

    private static String contents(Site site, String table) {
        return String.join(",", site.rows("SELECT id, v FROM " + table + " ORDER BY id"));
    }
}
