package io.twoway.cli.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.contract.WaitingNote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A sink whose task runs, and whose server takes no changes.
 *
 * @param server site, host and port of the server
 * @param since since when
 * @param age how long ago that was
 * @param reason what the server said at the last try, or the driver
 */
record SinkWait(String server, Instant since, Duration age, String reason) {

    /** Short waits are part of the work: a deadlock, a row that a client of the server has locked. */
    private static final Duration TOLERATED = Duration.ofSeconds(10);

    /**
     * A task that waits tries again, and says so, within half a minute and what one try takes. What was not said again for
     * longer is from a task that died.
     */
    private static final Duration OUTDATED = Duration.ofMinutes(5);

    /** Returns what a sink has said; empty when that is too old to count. */
    static Optional<SinkWait> of(WaitingNote note, String server, Clock clock) {
        Instant now = clock.instant();
        boolean counts = note.tried().plus(OUTDATED).isAfter(now);
        return counts
                ? Optional.of(new SinkWait(server, note.since(), Duration.between(note.since(), now), note.reason()))
                : Optional.empty();
    }

    /** Returns whether it has lasted for so long that somebody should look. */
    boolean isLong() {
        return age.compareTo(TOLERATED) >= 0;
    }

    /** Returns it in words, for a person. */
    String describe() {
        return server + " has taken no changes since " + since.truncatedTo(ChronoUnit.SECONDS) + " (" + age.toSeconds()
                + " s); the sink tries again by itself. The last try: " + reason;
    }

    /** Adds the same for a program. */
    void addTo(ObjectNode node) {
        node.put("server", server).put("since", since.toString()).put("ageMs", age.toMillis());
        node.put("reason", reason);
    }
}
