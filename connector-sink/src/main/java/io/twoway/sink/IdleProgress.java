package io.twoway.sink;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the progress of a stream is written in which only heartbeats travel: without that the topic's retention would
 * overtake the progress row, and the record that it speaks of could not be found again.
 */
final class IdleProgress {

    /** Short beside any retention, long beside the work of one small transaction. */
    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private final Clock clock;

    // Mutable state
    private Optional<ChangeOrigin> heartbeat = Optional.empty();
    private Instant lastWrite;

    IdleProgress(Clock clock) {
        this.clock = clock;
        this.lastWrite = clock.instant();
    }

    /** Takes note of a heartbeat before which everything is applied. */
    void heartbeat(ChangeOrigin origin) {
        heartbeat = Optional.of(origin);
    }

    /** Takes note that progress was written. */
    void applied() {
        lastWrite = clock.instant();
    }

    /** Returns what to write now, if anything: at once when there is no progress row, else after a while. */
    Optional<Work> due(Optional<Progress> progress) {
        boolean waited = !clock.instant().isBefore(lastWrite.plus(INTERVAL));
        long next = progress.map(Progress::nextOffset).orElse(0L);
        Watermark watermark = progress.map(Progress::watermark).orElse(Watermark.START);
        return heartbeat
                .filter(last -> last.offset() >= next && (progress.isEmpty() || waited))
                .map(last -> new Work.Heartbeat(last, watermark));
    }
}
