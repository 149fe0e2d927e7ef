package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sink's COMMIT happened and the sink never heard of it. In a table without a key a second application would show. */
class CommitInDoubtIT {

    private static Network network;
    private static Pair pair;

    @BeforeAll
    static void start() {
        network = new Network(TestServers.shared());
        pair = network.carry(new Pair("doubt").withForwardSink(Map.of("conflict.policy", "Overwrite")));
        pair.a()
                .execute(
                        "CREATE TABLE doubt.keyless (v VARCHAR(20) NOT NULL)",
                        "CREATE TABLE doubt.keyed (id INT PRIMARY KEY, v VARCHAR(20) NOT NULL)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
        network.close();
    }

    @Test
    void workerKilledBetweenCommitAndAnswerAppliesTheTransactionOnce() throws Exception {
        commitUnanswered("killed");
        TestServers.shared().worker().kill();
        sink().breakConnections();
        sink().goOn();
        TestServers.shared().worker().start();

        assertOnce("killed");
    }

    @Test
    void sinkWhoseConnectionBreaksBetweenCommitAndAnswerAppliesTheTransactionOnce() throws Exception {
        commitUnanswered("broken");
        sink().breakConnections();
        sink().goOn();

        assertOnce("broken");
    }

    /** What is written by a key would not show twice, but the conflict that it met does. */
    @Test
    void changesThatAreSentTogetherWithTheirCommitAreAppliedOnce() throws Exception {
        pair.a().execute("INSERT INTO doubt.keyed VALUES (1, 'old')");
        pair.settle();
        pair.b().executeUnseen("UPDATE doubt.keyed SET v = 'unlike' WHERE id = 1");
        CompletableFuture<Void> answered = sink().holdAnswerToCommit();
        pair.a().execute("UPDATE doubt.keyed SET v = 'new' WHERE id = 1");
        answered.get(Pair.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(pair.b().value("SELECT v FROM doubt.keyed")).isEqualTo("new");
        sink().breakConnections();
        sink().goOn();

        pair.a().execute("INSERT INTO doubt.keyed VALUES (2, 'last')");
        pair.settle();
        assertThat(pair.journal(pair.b()).entriesOf("doubt.keyed")).hasSize(1);
    }

    /** Returns when the rows are visible at B and the sink waits for the answer to its COMMIT. */
    private static void commitUnanswered(String value) throws Exception {
        CompletableFuture<Void> answered = sink().holdAnswerToCommit();
        pair.a().transaction(insert(value), insert(value));
        answered.get(Pair.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(pair.b().value(count(value))).isEqualTo("2");
    }

    private static void assertOnce(String value) {
        pair.a().execute(insert(value));
        pair.settle();
        assertThat(pair.b().value(count(value)))
                .isEqualTo(pair.a().value(count(value)))
                .isEqualTo("3");
        assertThat(pair.journal(pair.b()).entriesOf("doubt.keyless")).isEmpty();
    }

    private static TcpProxy sink() {
        return network.at(Link.SINK_B);
    }

    private static String insert(String value) {
        return "INSERT INTO doubt.keyless VALUES ('" + value + "')";
    }

    private static String count(String value) {
        return "SELECT COUNT(*) FROM doubt.keyless WHERE v = '" + value + "'";
    }
}
