package io.twoway.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.it.cli.TwoWayProgram.Run;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Words of the status on connectors that run and get nowhere, on servers of its own, which are taken away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusIT {

    private static final String WAITING = "RUNNING, task WAITING";

    private static TestServers servers;
    private static TwoWayProgram program;
    private static Pair pair;

    @BeforeAll
    static void start() {
        servers = TestServers.ownedBy("status");
        program = new TwoWayProgram(servers);
        pair = new Pair("stat", servers);
        pair.a().execute("CREATE TABLE stat.t (id INT PRIMARY KEY)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    @Order(1)
    void anIdlePairIsNoRecordBehindHoweverManyHeartbeatsCome() throws JsonProcessingException {
        pair.settle();
        pair.awaitHeartbeats(10);

        Run run = status();
        assertThat(run.exitCode()).as(run.output()).isZero();
        // the first heartbeat of each minute moves the position: the status is taken while others lie behind it
        JsonNode shown = Awaitility.await("heartbeats behind the position")
                .atMost(Pair.PATIENCE)
                .until(
                        StatusIT::json,
                        json -> json.at("/0/lag/endOffset").asLong()
                                > json.at("/0/position/nextOffset").asLong());
        JsonNode lag = shown.at("/0/lag");
        assertThat(lag.path("records").asLong(-1)).as(lag.toString()).isZero();
        assertThat(lag.path("heartbeatsIncluded").asBoolean(true)).isFalse();
    }

    @Test
    @Order(2)
    void aReadOnlyServerIsWhatTheSinkWaitsFor() throws JsonProcessingException {
        pair.b().execute("SET GLOBAL super_read_only = ON");
        pair.a().execute("INSERT INTO stat.t VALUES (1), (2)");

        Run run = awaitStatus(shown -> shown.exitCode() == 1);
        assertThat(run.output())
                .contains(WAITING, serverOfB() + " has taken no changes since", "SET GLOBAL read_only = OFF")
                .doesNotContain(" 0 records behind");
        JsonNode waiting = json().at("/0/waiting");
        assertThat(waiting.path("ageMs").asLong()).isGreaterThan(10_000);

        pair.b().execute("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
        awaitStatus(shown -> shown.exitCode() == 0 && !shown.output().contains("WAITING"));
    }

    @Test
    @Order(3)
    void aLockedRowIsWhatTheSinkWaitsFor() throws Exception {
        try (var client = pair.b().connect();
                var statement = client.createStatement()) {
            client.setAutoCommit(false);
            statement.execute("SELECT * FROM stat.t WHERE id = 1 FOR UPDATE");
            pair.a().execute("DELETE FROM stat.t WHERE id = 1");

            assertThat(awaitStatus(shown -> shown.output().contains(WAITING)).output())
                    .contains("Lock wait timeout exceeded");
            client.rollback();
        }
        awaitStatus(shown -> shown.exitCode() == 0);
    }

    @Test
    @Order(4)
    void aServerThatIsAwayIsWhatTheSinkWaitsFor() {
        servers.b().kill();
        pair.a().execute("INSERT INTO stat.t VALUES (3)");

        Run run = awaitStatus(shown -> shown.output().contains(WAITING));
        assertThat(run.output())
                .contains(serverOfB() + " has taken no changes since", serverOfB() + ", which does not answer here");
        servers.b().start();
        awaitStatus(shown -> shown.exitCode() == 0);
    }

    @Test
    @Order(5)
    void aPasswordThatWasChangedIsNamedWithUserServerAndWayOn() {
        String user = "twoway";
        String[] sessions = pair.b()
                .rows("SELECT CONCAT('KILL ', id) FROM information_schema.processlist WHERE user = '" + user + "'")
                .toArray(String[]::new);
        pair.b().executeUnseen("ALTER USER '" + user + "'@'%' IDENTIFIED BY 'another-one'");
        pair.b().execute(sessions);
        pair.a().execute("INSERT INTO stat.t VALUES (4)");

        Run run = awaitStatus(shown -> shown.output().contains("task FAILED"));
        assertThat(run.output())
                .contains("Nothing is lost: repair the cause and restart the task")
                .contains("127.0.0.1:" + servers.b().address().getPort() + " does not take the password of its user")
                .contains("ALTER USER '" + user + "'@'%' IDENTIFIED BY '...';");
        pair.b()
                .executeUnseen("ALTER USER '" + user + "'@'%' IDENTIFIED BY '"
                        + servers.b().password() + "'");
        assertThat(program.run("restart", pair.connector("sink-b"), pair.connector("source-b"))
                        .exitCode())
                .isZero();
        awaitStatus(shown -> shown.exitCode() == 0);
    }

    @Test
    @Order(6)
    void withoutABrokerTheStatesAreThereWithinHalfAMinute() {
        servers.broker().stop();
        Instant begin = Instant.now();
        Run run = program.run(Stream.concat(
                        Stream.of("status"),
                        Stream.of("source-a", "sink-b", "source-b", "sink-a").map(pair::connector))
                .toArray(String[]::new));

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(45));
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output())
                .contains("stat-source-a", "stat-sink-b", "stat-source-b", "stat-sink-a", "RUNNING, task RUNNING")
                .contains("Kafka at " + servers.bootstrapServers() + " did not answer within 10 s")
                .contains("Connect did not tell how far the connectors are");
    }

    private static String serverOfB() {
        return "the server of site " + pair.b().name() + " at 127.0.0.1:"
                + servers.b().address().getPort();
    }

    private static Run status() {
        return program.run("status", pair.connector("sink-b"));
    }

    private static Run awaitStatus(Predicate<Run> condition) {
        return Awaitility.await("the status").atMost(Pair.PATIENCE).until(StatusIT::status, condition);
    }

    private static JsonNode json() throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(program.run("status", "--json", pair.connector("sink-b"))
                        .output());
    }
}
