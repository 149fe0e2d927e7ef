package io.twoway.cli.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.contract.ThrottleNote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A sink that a limit of its own holds back, which is as its user wants it.
 *
 * @param limit the setting that does it, as {@code key=value}
 * @param since since when
 * @param age how long ago that was
 */
record SinkHold(String limit, Instant since, Duration age) {

    /** A task that is held back says so with each offset, of which there is one a minute. */
    private static final Duration OUTDATED = Duration.ofMinutes(5);

    /** Returns what a sink has said; empty when that is too old to count. */
    static Optional<SinkHold> of(ThrottleNote note, Clock clock) {
        Instant now = clock.instant();
        return note.said().plus(OUTDATED).isAfter(now)
                ? Optional.of(new SinkHold(note.limit(), note.since(), Duration.between(note.since(), now)))
                : Optional.empty();
    }

    /** Returns it in words, for a person. */
    String describe() {
        return "held back since " + since.truncatedTo(ChronoUnit.SECONDS) + " (" + age.toSeconds() + " s) by " + limit
                + "; change it with PUT .../config";
    }

    /** Adds the same for a program. */
    void addTo(ObjectNode node) {
        node.put("limit", limit).put("since", since.toString()).put("ageMs", age.toMillis());
    }
}
