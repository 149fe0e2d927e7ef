package io.twoway.sink.stream;

import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamLag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wait of a stream for another one at this site: says since when, and what for when it becomes long. */
final class OrderWait {

    /** Short beside the time that a change takes from site to site. */
    static final Duration NEXT_LOOK = Duration.ofMillis(20);

    private static final Logger LOG = LoggerFactory.getLogger(OrderWait.class);

    /** Longer than another sink takes for a restart. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StreamId stream;
    private final Clock clock;

    // Mutable state; since when is read by another thread
    private volatile Optional<Instant> since = Optional.empty();
    private Instant nextReport = Instant.MIN;

    OrderWait(StreamId stream, Clock clock) {
        this.stream = stream;
        this.clock = clock;
    }

    /** Takes what the stream waits for now. */
    void look(Optional<StreamLag> lag) {
        if (lag.isPresent()) {
            goOnWaiting(lag.get());
        } else {
            since = Optional.empty();
        }
    }

    /** Returns since when the stream waits; empty when it does not. */
    Optional<Instant> since() {
        return since;
    }

    private void goOnWaiting(StreamLag lag) {
        Instant now = clock.instant();
        if (since.isEmpty()) {
            since = Optional.of(now);
            nextReport = now.plus(PATIENCE);
        } else if (!now.isBefore(nextReport)) {
            nextReport = now.plus(PATIENCE);
            LOG.warn(
                    "Stream {} waits since {} for stream {}: its next change was written with knowledge of that stream up "
                            + "to offset {}, and here it is applied up to {}. Is the sink that applies {} at this site "
                            + "running, and with the same bookkeeping.database? If that stream is not meant to come here, "
                            + "take it out of causal.order.topics.",
                    stream,
                    since.get(),
                    lag.stream(),
                    lag.required(),
                    lag.applied(),
                    lag.stream());
        }
    }
}
