package io.twoway.source.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final SettableClock clock = new SettableClock();
    private final BinlogLine line = new BinlogLine(clock);
    private final SilenceWatch watch = new SilenceWatch(LIMIT, line);

    @Test
    void deadConnectionIsNoticedBySilence() {
        read();
        line.waits();
        clock.pass(LIMIT);
        assertThatCode(watch::check).doesNotThrowAnyException();
        clock.pass(MOMENT);

        assertThatThrownBy(watch::check).isInstanceOf(ConnectException.class).hasMessageContaining("10 s");
    }

    @Test
    void timeBeforeTheConnectionIsNoSilence() {
        line.waits(); // for the server's greeting, which the client waits for by itself
        clock.pass(Duration.ofHours(1));

        assertThatCode(watch::check)
                .as("a history of tables that takes long to read")
                .doesNotThrowAnyException();
    }

    @Test
    void eventThatTakesLongOnTheWireIsNoSilenceAsLongAsItsBytesCome() {
        read();
        for (int piece = 0; piece < 10; piece++) {
            line.waits();
            clock.pass(LIMIT);
            watch.check();
            line.hears();
        }
    }

    @Test
    void readerThatIsAtWorkIsNotSilent() {
        read();
        line.waits();
        line.hears();
        clock.pass(Duration.ofHours(1));

        assertThatCode(watch::check).doesNotThrowAnyException();
    }

    @Test
    void serverHasAMinuteMoreToFindThePlaceInItsBinlogs() {
        line.connects();
        line.waits();
        clock.pass(LIMIT.plusMinutes(1));
        assertThatCode(watch::check).doesNotThrowAnyException();
        clock.pass(MOMENT);

        assertThatThrownBy(watch::check).hasMessageContaining("70 s");
    }

    @Test
    void connectionThatTheServerClosedIsNoticedWhenAnErrorWouldHaveCome() {
        read();
        line.waits();
        line.closes();
        clock.pass(Duration.ofSeconds(1));
        assertThatCode(watch::check).doesNotThrowAnyException();
        clock.pass(MOMENT);

        assertThatThrownBy(watch::check).hasMessageContaining("closed");
    }

    @Test
    void silenceIsALostConnectionThatIsWaitedOutForItsTime() {
        Outage outage = new Outage(Duration.ofMinutes(10), clock);
        read();
        line.waits();
        clock.pass(LIMIT.plus(MOMENT));
        try {
            watch.check();
        } catch (ConnectException dead) {
            assertThat(outage.answerTo(dead)).isInstanceOf(RetriableException.class);
            clock.pass(Duration.ofMinutes(10));
            assertThat(outage.answerTo(dead)).isNotInstanceOf(RetriableException.class);
            return;
        }
        throw new AssertionError("not noticed");
    }

    @Test
    void quietIsAReaderThatHasDoneWhatCameAndWaits() {
        assertThat(line.quietSince()).isEmpty();
        read();
        assertThat(line.quietSince()).as("at work").isEmpty();
        line.waits();
        clock.pass(LIMIT);

        assertThat(line.quietSince()).contains(SettableClock.START);
        line.closes();
        assertThat(line.quietSince()).isEmpty();
    }

    @Test
    void serverIsIdleUntilItsNextEvent() {
        read();
        assertThat(line.isIdle()).isFalse();
        line.reads(true);
        assertThat(line.isIdle()).isTrue();
        line.reads(false);
        assertThat(line.isIdle()).isFalse();
    }

    private void read() {
        line.connects();
        line.waits();
        line.hears();
        line.reads(false);
    }
}
