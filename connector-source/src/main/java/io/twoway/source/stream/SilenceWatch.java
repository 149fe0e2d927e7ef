package io.twoway.source.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Notices a connection that is dead without an error: the network hangs, or the server closed it between two events.
 * Otherwise the server is never silent, as it sends heartbeats. The binlog reader could reconnect by itself, but then sends
 * the transaction it was in again under new numbers, and the sink could not tell the repeated rows.
 */
final class SilenceWatch {

    /** Until the first event: connecting and reading the tables' history take time too. */
    private static final Duration START = Duration.ofMinutes(1);

    private final Duration limit;
    private final Clock clock;

    // Mutable state
    private Instant silentFrom = Instant.MAX;

    /** @param limit the longest silence of a server that is there */
    SilenceWatch(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Reading starts at a stored offset. */
    void started(Map<String, ?> offset) {
        silentFrom = isInsideSnapshot(offset) ? Instant.MAX : clock.instant().plus(START);
    }

    /** Something was read. A snapshot asks the server and may have to wait for it. */
    void heard(Map<String, ?> offset) {
        silentFrom = isInsideSnapshot(offset) ? Instant.MAX : clock.instant();
    }

    /** @throws RetriableException when nothing was read for too long */
    void check() {
        Instant now = clock.instant();
        if (silentFrom.isBefore(now) && Duration.between(silentFrom, now).compareTo(limit) > 0) {
            silentFrom = Instant.MAX;
            throw new RetriableException("The server has sent nothing for more than " + limit.toSeconds()
                    + " s, not even a heartbeat: the binlog connection is dead. Reading again from the stored offset.");
        }
    }

    private static boolean isInsideSnapshot(Map<String, ?> offset) {
        return offset.containsKey("snapshot");
    }
}
