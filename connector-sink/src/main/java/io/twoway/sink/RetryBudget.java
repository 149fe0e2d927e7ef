package io.twoway.sink;

import io.twoway.sink.config.RetryConfig;
import io.twoway.sink.store.SqlFailure;
import io.twoway.sink.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/** How long the task goes on trying after a failure that may pass, and how long it waits between tries. */
final class RetryBudget {

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final RetryConfig limits;
    private final String destination;
    private final Clock clock;

    // Mutable state
    private Optional<Instant> failingSince = Optional.empty();
    private int failures;

    /** @param destination host and port, for messages */
    RetryBudget(RetryConfig limits, String destination, Clock clock) {
        this.limits = limits;
        this.destination = destination;
        this.clock = clock;
    }

    /** Things work again. */
    void succeeded() {
        failingSince = Optional.empty();
        failures = 0;
    }

    /** Returns since when nothing works; empty while things work. */
    Optional<Instant> failingSince() {
        return failingSince;
    }

    /**
     * Returns how long to wait before the next try.
     *
     * @throws ConnectException when the failure will not pass, or has lasted for too long
     */
    Duration waitAfter(StoreException failure) {
        Instant now = clock.instant();
        Instant since = failingSince.orElse(now);
        failingSince = Optional.of(since);
        Duration limit = limitFor(failure);
        if (Duration.between(since, now).compareTo(limit) >= 0) {
            throw new ConnectException(
                    "Destination " + destination + " does not take changes" + (limit.isZero() ? "" : " since " + since)
                            + ". " + failure.getMessage() + ". Nothing is lost: repair the cause and restart the task.",
                    failure);
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures++, 16));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private Duration limitFor(StoreException failure) {
        SqlFailure kind = failure.failure();
        return switch (kind) {
            case CONNECTION_LOST, UNWRITABLE -> limits.connection();
            case CONTENTION, DUPLICATE_KEY -> limits.other();
            case BUSY -> ChronoUnit.FOREVER.getDuration();
            case FATAL -> Duration.ZERO;
        };
    }
}
