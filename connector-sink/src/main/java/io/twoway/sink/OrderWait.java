package io.twoway.sink;

import io.twoway.sink.plan.StreamLag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that waits for another one at this site: it is read no further, and looked at again soon. Connect's own way to
 * wait, a RetriableException, is for failures and is logged as one each time.
 */
final class OrderWait {

    private static final Logger LOG = LoggerFactory.getLogger(OrderWait.class);

    /** Short beside the time that a change takes from site to site. */
    private static final Duration NEXT_LOOK = Duration.ofMillis(20);

    /** Longer than another sink takes for a restart. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SinkTaskContext context;
    private final TopicPartition partition;
    private final Clock clock;

    // Mutable state
    private Optional<Instant> since = Optional.empty();
    private Instant nextReport = Instant.MIN;

    OrderWait(SinkTaskContext context, TopicPartition partition, Clock clock) {
        this.context = context;
        this.partition = partition;
        this.clock = clock;
    }

    /** Takes what the stream waits for now. */
    void look(Optional<StreamLag> lag) {
        if (lag.isPresent()) {
            goOnWaiting(lag.get());
        } else if (since.isPresent()) {
            since = Optional.empty();
            context.resume(partition);
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
            context.pause(partition);
        } else if (!now.isBefore(nextReport)) {
            nextReport = now.plus(PATIENCE);
            LOG.warn(
                    "Stream {} waits since {} for stream {}: its next change was written with knowledge of that stream up "
                            + "to offset {}, and here it is applied up to {}. Is the sink that applies {} at this site "
                            + "running, and with the same bookkeeping.database? If that stream is not meant to come here, "
                            + "take it out of causal.order.topics.",
                    partition,
                    since.get(),
                    lag.stream(),
                    lag.required(),
                    lag.applied(),
                    lag.stream());
        }
        context.timeout(NEXT_LOOK.toMillis());
    }
}
