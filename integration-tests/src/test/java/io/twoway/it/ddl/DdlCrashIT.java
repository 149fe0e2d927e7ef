package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The worker dies, or Connect gives the task up, while the destination works on a statement. */
class DdlCrashIT {

    private static final String RUNNING = "SELECT 1 FROM information_schema.processlist WHERE info LIKE '/* twoway %'"
            + " AND state LIKE 'Waiting for table metadata lock'";

    private static final String WAITING =
            "SELECT 1 FROM information_schema.processlist WHERE info LIKE 'SELECT GET_LOCK(%' AND state = 'User lock'";

    /** A statement that waits for a table stands for one that works for long. */
    private static final Map<String, String> PATIENT = Map.of("database.lock.wait.timeout.ms", "300000");

    @Test
    void statementThatOutlivesTheWorkerIsWaitedForAndRunsOnce() throws SQLException {
        TestServers servers = TestServers.shared();
        try (Pair pair = new Pair("ddlcrash").withForwardSink(PATIENT)) {
            start(pair);
            try (Connection reader = pair.b().connect()) {
                hold(reader, "ddlcrash.t");
                pair.a().execute("ALTER TABLE ddlcrash.t ADD COLUMN c INT", "INSERT INTO ddlcrash.t VALUES (2, 2, 2)");
                awaitRunning(pair);
                servers.killAndStartWorker();
                pair.states().awaitRunning(pair.connector("sink-b"));
                Awaitility.await("the sink to wait")
                        .atMost(Pair.PATIENCE)
                        .until(() -> !pair.b().rows(WAITING).isEmpty());
                assertThat(pair.b().rows("SHOW COLUMNS FROM ddlcrash.t")).hasSize(2);
                reader.rollback();
            }
            expectDoneOnce(pair);
        }
    }

    @Test
    void statementThatTakesLongerThanConnectWaitsRunsOnce() throws SQLException {
        try (Pair pair = new Pair("ddlslow")
                .withForwardSink(PATIENT)
                .withForwardSink(Map.of(
                        "consumer.override.max.poll.interval.ms", "4000",
                        "consumer.override.session.timeout.ms", "6000",
                        "consumer.override.heartbeat.interval.ms", "1000"))) {
            start(pair);
            try (Connection reader = pair.b().connect()) {
                hold(reader, "ddlslow.t");
                pair.a().execute("ALTER TABLE ddlslow.t ADD COLUMN c INT", "INSERT INTO ddlslow.t VALUES (2, 2, 2)");
                awaitRunning(pair);
                pair.requests().restartTask(pair.connector("sink-b"), 0);
                Awaitility.await("a time that is longer than the consumer may be away")
                        .atMost(Pair.PATIENCE)
                        .until(() -> !pair.b().rows(RUNNING + " AND time > 10").isEmpty());
                reader.rollback();
            }
            expectDoneOnce(pair);
        }
    }

    private static void start(Pair pair) {
        pair.a().execute("CREATE TABLE " + pair.table("t") + " (id INT PRIMARY KEY, v INT)");
        pair.start();
        pair.a().execute("INSERT INTO " + pair.table("t") + " VALUES (1, 1)");
        pair.settle();
    }

    private static void hold(Connection reader, String table) throws SQLException {
        reader.setAutoCommit(false);
        try (Statement query = reader.createStatement()) {
            query.executeQuery("SELECT * FROM " + table).close();
        }
    }

    private static void awaitRunning(Pair pair) {
        Awaitility.await("the statement")
                .atMost(Pair.PATIENCE)
                .until(() -> !pair.b().rows(RUNNING).isEmpty());
    }

    private static void expectDoneOnce(Pair pair) {
        pair.settle();
        assertThat(pair.b().rows("SELECT * FROM " + pair.table("t") + " ORDER BY id"))
                .containsExactly("1|1|NULL", "2|2|2");
        assertThat(pair.b()
                        .rows("SELECT state, message FROM " + pair.bookkeeping()
                                + ".ddl_log WHERE statement LIKE 'ALTER TABLE%'"))
                .containsExactly("DONE|seen after an interruption");
    }
}
