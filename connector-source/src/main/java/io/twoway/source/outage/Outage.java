package io.twoway.source.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** Waits out lost connections, but not for ever: a task that retries looks as if it ran. */
public final class Outage {

    private final Duration limit;
    private final Clock clock;

    // Mutable state
    private Optional<Instant> since = Optional.empty();
    private Optional<ReadPlace> reached = Optional.empty();
    private boolean reading;

    /** @param limit after how long without anything new the task fails ({@code retry.connection.timeout}) */
    public Outage(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Debezium starts, for the first time or again. */
    public void started() {
        reading = false;
    }

    /**
     * Records arrive, up to this offset. Those that were read before the connection was lost do not end an outage: a server
     * that can be read up to the same place only, again and again, is as good as away.
     */
    public void read(Map<String, ?> offset) {
        reading = true;
        ReadPlace place = ReadPlace.of(offset);
        if (reached.isEmpty() || place.isBeyond(reached.get())) {
            reached = Optional.of(place);
            since = Optional.empty();
        }
    }

    /** The server says that everything is read. */
    public void ended() {
        reading = true;
        since = Optional.empty();
    }

    /**
     * Returns what to throw for a failure: one that makes Debezium start again where the stored offset says, as long as
     * waiting can help; otherwise one that fails the task.
     */
    public RuntimeException answerTo(RuntimeException failure) {
        if (!ConnectionLoss.isBehind(failure, reading)) {
            return failure;
        }
        Instant now = clock.instant();
        Instant start = since.orElse(now);
        since = Optional.of(start);
        if (Duration.between(start, now).compareTo(limit) >= 0) {
            return new ConnectException(
                    "The source has had no connection since " + start
                            + ", or none over which anything new came. Nothing is lost: repair the cause and restart"
                            + " the task before the server deletes the binlogs that are still to be read.",
                    failure);
        }
        return new RetriableException("The connection was lost; reading again from the stored offset.", failure);
    }
}
