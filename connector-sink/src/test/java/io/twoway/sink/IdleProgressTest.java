package io.twoway.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdleProgressTest {

    private static final SiteName ORIGIN = new SiteName("a");
    private static final Optional<Progress> PROGRESS = Optional.of(new Progress(10, Watermark.START, ORIGIN, 1));

    private final SettableClock clock = new SettableClock();
    private final IdleProgress idle = new IdleProgress(clock);

    @Test
    void firstHeartbeatMakesTheRowAtOnce() {
        idle.heartbeat(at(0));

        assertThat(idle.due(Optional.empty())).contains(new Work.Heartbeat(at(0), Watermark.START));
    }

    @Test
    void anIdleStreamMovesOnlyOnceAMinute() {
        idle.heartbeat(at(12));
        assertThat(idle.due(PROGRESS)).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(idle.due(PROGRESS)).contains(new Work.Heartbeat(at(12), Watermark.START));
        idle.applied();
        assertThat(idle.due(PROGRESS)).isEmpty();
    }

    @Test
    void aHeartbeatBehindWhichMoreIsAppliedMovesNothing() {
        idle.heartbeat(at(9));
        clock.advance(Duration.ofSeconds(60));

        assertThat(idle.due(PROGRESS)).isEmpty();
    }

    private static ChangeOrigin at(long offset) {
        return new ChangeOrigin("a", 0, offset, ORIGIN, 1_000 + offset, false);
    }
}
