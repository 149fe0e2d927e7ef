package io.twoway.source.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializationException;
import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import com.github.shyiko.mysql.binlog.network.ServerException;
import io.debezium.DebeziumException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {

    private final RuntimeException lost = new DebeziumException(new IOException("refused"));

    private final SettableClock clock = new SettableClock();
    private final Outage outage = new Outage(Duration.ofMinutes(10), clock);

    static Stream<Throwable> passing() {
        return Stream.of(
                new EOFException("Failed to read next byte from position 123"),
                new IOException("Connection reset"),
                new TimeoutException("BinaryLogClient was unable to connect in 30000ms"),
                new SQLException("Communications link failure", "08S01", 0),
                new SQLException("Too many connections", "08004", 1040),
                new SQLException("Server shutdown in progress", "08S01", 1053),
                new EventDataDeserializationException(null, new SSLException("closed", new SocketException("reset"))),
                new ServerException("Server shutdown in progress", 1053, "08S01"),
                new org.apache.kafka.common.errors.TimeoutException("no broker"));
    }

    static Stream<Throwable> staying() {
        return Stream.of(
                new SQLException("Access denied", "28000", 1045),
                new SQLException("You have an error in your SQL syntax", "42000", 1064),
                new ServerException("Cannot replicate because the source purged required binary logs", 1236, "HY000"),
                new AuthenticationException("Access denied", 1045, "28000"),
                new EventDataDeserializationException(null, new IllegalStateException("unknown column type 99")),
                new IllegalStateException("unread", new NoClassDefFoundError("never a server that is away")),
                new ExceptionInInitializerError(new IOException("too many open files")),
                new DebeziumException("The connector is trying to read binlog that is no longer available"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesIsTriedAgain(Throwable cause) {
        assertThat(outage.answerTo(new DebeziumException("wrapped", new ConnectException("twice", cause))))
                .isInstanceOf(RetriableException.class);
    }

    @ParameterizedTest
    @MethodSource("staying")
    void whatStaysFailsTheTaskAsItIs(Throwable cause) {
        RuntimeException failure = new DebeziumException("wrapped", cause);

        assertThat(outage.answerTo(failure)).isSameAs(failure);
    }

    @Test
    void serverThatRefusesInTheMiddleIsAskedOnceMoreAndRefusesForGoodAtTheStart() {
        RuntimeException refusal = new DebeziumException(new ServerException("purged", 1236, "HY000"));
        outage.started();
        outage.ended();

        assertThat(outage.answerTo(refusal)).isInstanceOf(RetriableException.class);
        outage.started();
        assertThat(outage.answerTo(refusal)).isSameAs(refusal);
    }

    @Test
    void failsWithTheStartOfTheOutageWhenItLastsTooLong() {
        RuntimeException failure = new DebeziumException(new IOException("refused"));
        outage.answerTo(failure);
        clock.pass(Duration.ofMinutes(10));

        assertThat(outage.answerTo(failure))
                .isNotInstanceOf(RetriableException.class)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(SettableClock.START.toString());
    }

    @Test
    void countsFromTheNextFailureOnceSomethingNewIsRead() {
        outage.read(offset("binlog.000009", 100, 2));
        outage.answerTo(lost);
        outage.read(offset("binlog.000009", 100, 3));
        clock.pass(Duration.ofMinutes(10));

        assertThat(outage.answerTo(lost)).isInstanceOf(RetriableException.class);
    }

    @Test
    void countsFromTheNextFailureOnceTheServerHasNothingMore() {
        outage.read(offset("binlog.000009", 100, 2));
        outage.answerTo(lost);
        outage.ended();
        clock.pass(Duration.ofMinutes(10));

        assertThat(outage.answerTo(lost)).isInstanceOf(RetriableException.class);
    }

    @Test
    void serverThatIsReadUpToTheSamePlaceAgainAndAgainIsAway() {
        outage.read(offset("binlog.000010", 100, 2));
        outage.answerTo(lost);
        outage.read(offset("binlog.000009", 4711, 9));
        outage.read(offset("binlog.000010", 100, 2));
        clock.pass(Duration.ofMinutes(10));

        assertThat(outage.answerTo(lost)).isNotInstanceOf(RetriableException.class);
    }

    @Test
    void whatAnotherServerOrASnapshotSendsIsNew() {
        for (Map<String, ?> offset : List.of(
                offset("replica-bin.000001", 4, 0),
                Map.of("file", "binlog.000001", "pos", 4L, "snapshot", "initial"))) {
            outage.read(offset("binlog.000010", 100, 2));
            outage.answerTo(lost);
            outage.read(offset);
            clock.pass(Duration.ofMinutes(10));

            assertThat(outage.answerTo(lost)).as(offset.toString()).isInstanceOf(RetriableException.class);
            outage.ended();
        }
    }

    private static Map<String, ?> offset(String file, long position, long event) {
        return Map.of("file", file, "pos", position, "event", event);
    }
}
