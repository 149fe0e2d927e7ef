package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus.State;
import io.twoway.it.pair.Pair;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The topic or the progress row is not what it was: the sink stops with a message, and the statements in the message make
 * it go on. One pair for all tests; each leaves it as the next one needs it.
 */
class StreamIdentityIT {

    private static final String SOURCE = "source-a";
    private static final String SINK = "sink-b";
    private static final Pattern STATEMENT = Pattern.compile("^(?:CREATE|INSERT|UPDATE) .*;$", Pattern.MULTILINE);

    private static Pair pair;
    private static StreamTables tables;
    private static TopicChange topic;

    @BeforeAll
    static void start() {
        pair = new Pair("identity");
        tables = new StreamTables(pair);
        pair.startForward();
        topic = new TopicChange(pair.a().name());
    }

    @AfterAll
    static void stop() {
        topic.close();
        pair.close();
    }

    /** Whatever happened, the stream goes on afterwards, and nothing was written twice. */
    @AfterEach
    void theStreamGoesOn() {
        tables.write(1);
        pair.fence(pair.a(), pair.b());
        tables.assertEqual();
    }

    @Test
    void aTopicThatWasMadeAnewAndIsShorterIsNotTakenForTheOld() throws ExecutionException, InterruptedException {
        tables.write(20);
        pair.fence(pair.a(), pair.b());
        makeTopicAnew();
        resume(SOURCE);
        resume(SINK);

        assertThat(failure()).contains("is applied here up to offset", "but offset 0 came", "made anew");
        followTheMessage();
    }

    @Test
    void aTopicThatWasMadeAnewAndIsLongerIsNotTakenForTheOld() throws ExecutionException, InterruptedException {
        pair.fence(pair.a(), pair.b());
        makeTopicAnew();
        resume(SOURCE);
        long applied = nextOffset();
        while (topic.end() <= applied) {
            tables.write(20);
            Awaitility.await().atMost(Pair.PATIENCE).until(() -> topic.end() > 20);
        }
        resume(SINK);

        assertThat(failure()).contains("is not the one that was applied here last", "made anew");
        followTheMessage();
    }

    @Test
    void recordsThatRetentionDeletedWhileTheSinkWasStoppedAreMissed() throws ExecutionException, InterruptedException {
        pair.fence(pair.a(), pair.b());
        stop(SINK);
        int end = loseRecords();
        resume(SINK);

        assertThat(failure()).contains("are gone and were never applied here", "retention");
        tables.makeEqualBelow(end);
        followTheMessage();
    }

    @Test
    void recordsThatRetentionDeletedUnderARunningConsumerAreMissed() throws ExecutionException, InterruptedException {
        pair.fence(pair.a(), pair.b());
        pair.rest().pause(pair.connector(SINK));
        pair.states().awaitDespiteFailure(pair.connector(SINK), State.PAUSED);
        int end = loseRecords();
        resume(SINK);

        assertThat(failure()).contains("are gone and were never applied here", "retention");
        tables.makeEqualBelow(end);
        followTheMessage();
    }

    @Test
    void aProgressRowThatWasDeletedUnderTheSinkIsPutBackAsItWas() {
        pair.fence(pair.a(), pair.b());
        pair.b().execute("DELETE FROM " + progress());
        tables.write(1);

        assertThat(failure()).contains("was deleted from", "while this task ran");
        followTheMessage();
    }

    @Test
    void aProgressRowThatWasDeletedWhileTheSinkWasStoppedIsMissed() {
        pair.fence(pair.a(), pair.b());
        stop(SINK);
        pair.b().execute("DELETE FROM " + progress());
        tables.write(1);
        resume(SINK);

        assertThat(failure()).contains("has no progress row", "DELETE /connectors/NAME/offsets");
        followTheMessage();
    }

    @Test
    void aBookkeepingDatabaseThatWasDroppedIsMadeAgain() {
        pair.fence(pair.a(), pair.b());
        pair.b().execute("DROP DATABASE " + pair.bookkeeping());
        tables.write(1);

        assertThat(failure()).contains("was dropped while this task ran");
        followTheMessage();
    }

    private static void makeTopicAnew() throws ExecutionException, InterruptedException {
        stop(SINK);
        stop(SOURCE);
        topic.deleteTopic();
    }

    /** Writes rows that never arrive, and one that does; returns the number of that one. */
    private static int loseRecords() throws ExecutionException, InterruptedException {
        long before = topic.end();
        tables.write(10);
        Awaitility.await("ten transactions in the topic").atMost(Pair.PATIENCE).until(() -> topic.end() >= before + 30);
        topic.deleteRecords();
        int end = tables.next();
        tables.write(1);
        return end;
    }

    private static void stop(String role) {
        pair.rest().stop(pair.connector(role));
        pair.states().awaitDespiteFailure(pair.connector(role), State.STOPPED);
    }

    private static void resume(String role) {
        pair.rest().resume(pair.connector(role));
    }

    private static String failure() {
        return pair.states().awaitFailure(pair.connector(SINK)).text();
    }

    /** Runs the statements of the message at the destination, and restarts the task. */
    private static void followTheMessage() {
        Matcher statement = STATEMENT.matcher(failure());
        assertThat(statement.find()).as("a statement in %s", failure()).isTrue();
        do {
            pair.b().execute(statement.group());
        } while (statement.find());
        pair.states().restart(pair.connector(SINK), true);
    }

    private static long nextOffset() {
        return Long.parseLong(pair.b().value("SELECT next_offset FROM " + progress()));
    }

    private static String progress() {
        return pair.bookkeeping() + ".progress";
    }
}
