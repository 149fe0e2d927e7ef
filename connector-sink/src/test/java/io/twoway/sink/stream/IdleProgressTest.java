package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdleProgressTest {

    private static final SiteName ORIGIN = new SiteName("a");
    private static final long NOON = 1_700_000_040_000L;

    @Test
    void firstHeartbeatMakesTheRowAtOnce() {
        assertThat(new IdleProgress(Optional.empty()).heartbeat(at(0, NOON), Watermark.START))
                .contains(new Work.Heartbeat(at(0, NOON), Watermark.START));
    }

    @Test
    void anIdleStreamMovesAtTheFirstHeartbeatOfAMinute() {
        IdleProgress idle = new IdleProgress(progressAt(NOON));

        assertThat(idle.heartbeat(at(12, NOON + 59_999), Watermark.START)).isEmpty();
        Optional<Work> first = idle.heartbeat(at(13, NOON + 60_001), Watermark.START);
        assertThat(first).contains(new Work.Heartbeat(at(13, NOON + 60_001), Watermark.START));
        idle.planned(first.orElseThrow());
        assertThat(idle.heartbeat(at(14, NOON + 61_001), Watermark.START)).isEmpty();
    }

    @Test
    void aSinkThatStartsLaterStopsAtTheSameHeartbeats() {
        IdleProgress running = new IdleProgress(progressAt(NOON));
        Work mark = running.heartbeat(at(13, NOON + 60_001), Watermark.START).orElseThrow();
        running.planned(mark);
        IdleProgress started = new IdleProgress(progressAt(mark.last().commitMillis()));

        for (long second = 1; second <= 180; second++) {
            ChangeOrigin heartbeat = at(13 + second, NOON + 60_001 + second * 1_000);
            Optional<Work> expected = running.heartbeat(heartbeat, Watermark.START);
            assertThat(started.heartbeat(heartbeat, Watermark.START)).isEqualTo(expected);
            expected.ifPresent(running::planned);
            expected.ifPresent(started::planned);
        }
    }

    private static Optional<StreamProgress> progressAt(long commitMillis) {
        return Optional.of(new StreamProgress(10, Watermark.START, ORIGIN, commitMillis));
    }

    private static ChangeOrigin at(long offset, long commitMillis) {
        return new ChangeOrigin("a", 0, offset, ORIGIN, commitMillis, false);
    }
}
