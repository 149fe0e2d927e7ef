package io.twoway.sink.stream;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import java.util.Optional;

/**
 * Selects the heartbeats that move the progress: the first of each minute. Without that the topic's retention would
 * overtake the progress row of a stream in which only heartbeats travel, and the record that it speaks of could not be
 * found again.
 *
 * <p>The minutes are those of the origin's clock, as the records tell them, so that all sinks of a stream stop at the same
 * records. A third site that waits for what another one had applied of a stream ({@link io.twoway.sink.plan.CausalOrder})
 * would otherwise wait for a heartbeat that its own sink passes over.
 */
final class IdleProgress {

    private static final long MINUTE_MILLIS = 60_000;

    // Mutable state
    private Optional<Long> minute;

    /** @param progress how far the stream is applied */
    IdleProgress(Optional<StreamProgress> progress) {
        minute = progress.map(StreamProgress::commitMillis).map(IdleProgress::minuteOf);
    }

    /** Returns what a heartbeat between two transactions makes to write, if anything: at once when nothing was written. */
    Optional<Work> heartbeat(ChangeOrigin origin, Watermark watermark) {
        return minute.filter(last -> last == minuteOf(origin.commitMillis())).isPresent()
                ? Optional.empty()
                : Optional.of(new Work.Heartbeat(origin, watermark));
    }

    /** Takes note of the next work of the stream, which moves the progress too. */
    void planned(Work work) {
        minute = Optional.of(minuteOf(work.last().commitMillis()));
    }

    private static long minuteOf(long commitMillis) {
        return Math.floorDiv(commitMillis, MINUTE_MILLIS);
    }
}
