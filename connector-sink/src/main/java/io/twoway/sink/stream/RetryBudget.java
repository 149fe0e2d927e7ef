package io.twoway.sink.stream;

import io.twoway.contract.WaitingNote;
import io.twoway.sink.config.RetryConfig;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time in which the task goes on trying after failures that may pass, and the waits between its tries. Each kind of failure
 * has a time of its own: what was spent on one that is over, such as a long outage, is not missing when the next is of
 * another kind, such as a lock wait.
 */
public final class RetryBudget {

    private static final Logger LOG = LoggerFactory.getLogger(RetryBudget.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final RetryConfig limits;
    private final String destination;
    private final Clock clock;

    // Mutable state
    private Optional<Instant> failingSince = Optional.empty();
    private Optional<Failure> last = Optional.empty();
    private final Map<FailureKind, Duration> spent = new EnumMap<>(FailureKind.class);
    private int failures;

    private record Failure(FailureKind kind, Instant at) {}

    /** @param destination host and port, for messages */
    public RetryBudget(RetryConfig limits, String destination, Clock clock) {
        this.limits = limits;
        this.destination = destination;
        this.clock = clock;
    }

    /** Things work again. */
    public void succeeded() {
        failingSince = Optional.empty();
        last = Optional.empty();
        spent.clear();
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
    public Duration waitAfter(DestinationException failure) {
        Instant now = clock.instant();
        Instant since = failingSince.orElse(now);
        failingSince = Optional.of(since);
        last.ifPresent(
                before -> spent.merge(counted(before.kind()), Duration.between(before.at(), now), Duration::plus));
        last = Optional.of(new Failure(failure.failure(), now));
        Duration limit = limitFor(failure.failure());
        if (spent.getOrDefault(counted(failure.failure()), Duration.ZERO).compareTo(limit) >= 0) {
            throw new ConnectException(
                    "Destination " + destination + " does not take changes" + (limit.isZero() ? "" : " since " + since)
                            + ". " + failure.getMessage() + ". Nothing is lost: repair the cause and restart the task.",
                    failure);
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures++, 16));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** Says that nothing works, in the log and to whom the note is given. */
    public WaitingNote note(DestinationException failure, Duration wait) {
        Instant since = failingSince.orElseThrow();
        LOG.warn(
                "Destination {} takes no changes since {}; waiting, and trying again in {} ms: {}",
                destination,
                since,
                wait.toMillis(),
                failure.getMessage());
        return new WaitingNote(since, clock.instant(), failure.getMessage());
    }

    /** A server that is away and one that takes no writes are one outage: a restart looks like the one, then the other. */
    private static FailureKind counted(FailureKind kind) {
        return switch (kind) {
            case UNWRITABLE -> FailureKind.CONNECTION_LOST;
            case DUPLICATE_KEY, OUTDATED -> FailureKind.CONTENTION;
            case CONNECTION_LOST, CONTENTION, BUSY, FATAL -> kind;
        };
    }

    private Duration limitFor(FailureKind kind) {
        return switch (kind) {
            case CONNECTION_LOST, UNWRITABLE -> limits.connection();
            case CONTENTION, DUPLICATE_KEY, OUTDATED -> limits.other();
            case BUSY -> ChronoUnit.FOREVER.getDuration();
            case FATAL -> Duration.ZERO;
        };
    }
}
