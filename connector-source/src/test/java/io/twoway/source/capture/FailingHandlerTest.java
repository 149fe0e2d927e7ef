package io.twoway.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import io.debezium.DebeziumException;
import io.twoway.source.outage.Outage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailingHandlerTest {

    private final BinlogPlace place = new BinlogPlace();
    private final FailingHandler handler = new FailingHandler(place);

    @BeforeEach
    void reach() {
        EventHeaderV4 rotate = new EventHeaderV4();
        rotate.setEventType(EventType.ROTATE);
        RotateEventData next = new RotateEventData();
        next.setBinlogFilename("binlog.000007");
        place.enter(new Event(rotate, next));
        place.leave();
        EventHeaderV4 query = new EventHeaderV4();
        query.setEventType(EventType.QUERY);
        query.setEventLength(89);
        query.setNextPosition(4800);
        place.enter(new Event(query, null));
    }

    static Stream<Throwable> anything() {
        return Stream.of(
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new AssertionError("never"),
                new NoClassDefFoundError("Gone"),
                new ExceptionInInitializerError(new IOException("too many open files")),
                new IllegalStateException("no such column"));
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whateverIsThrownFailsTheTaskWithTheEventsPlace(Throwable thrown) {
        assertThatThrownBy(() -> handler.handle(() -> sneak(thrown)))
                .isInstanceOf(DebeziumException.class)
                .hasMessageContainingAll("binlog.000007", "4711", thrown.toString())
                .satisfies(FailingHandlerTest::assertFails);
        assertThat(handler.hasFailed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whateverKeepsTheNextEventFromBeingReadFailsTheTaskWithThePlaceBefore(Throwable thrown) {
        DebeziumException failure = handler.unread(thrown);

        assertThat(failure).hasMessageContainingAll("follows", "binlog.000007", "4711", thrown.toString());
        assertFails(failure);
    }

    @Test
    void connectionThatIsLostWhileAnEventIsHandledIsWaitedOut() {
        DebeziumException failure = handler.failure(new IOException("reset"));

        assertThat(new Outage(Duration.ofMinutes(10), Clock.systemUTC()).answerTo(failure))
                .isNotSameAs(failure);
    }

    /** The task hands a failure on as it is; for one that passes it would start again. */
    private static void assertFails(Throwable failure) {
        RuntimeException polled = new ConnectException("stopped", failure);
        assertThat(new Outage(Duration.ofMinutes(10), Clock.systemUTC()).answerTo(polled))
                .isSameAs(polled);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
