package io.twoway.sink;

import io.twoway.contract.ThrottleNote;
import io.twoway.contract.WaitingNote;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Tells, with the offsets of the sink's consumer group, whether the server takes changes, and whether a limit holds them
 * back: what the task last said is replaced at once, and what an earlier task said, which may have died while it waited,
 * when this one first knows better.
 */
final class WaitingWord {

    private final Runnable commitRequest;

    // Mutable state
    private Optional<WaitingNote> note = Optional.empty();
    private Optional<ThrottleNote> hold = Optional.empty();
    private boolean mayBeOutdated = true;

    /** @param commitRequest makes Connect commit offsets soon, and not within its interval of a minute */
    WaitingWord(Runnable commitRequest) {
        this.commitRequest = commitRequest;
    }

    /**
     * Takes what is to be said now.
     *
     * @param waits why the server takes no changes; empty when it does, or there are none
     * @param holds what holds the changes back; empty when nothing does
     */
    void look(Optional<WaitingNote> waits, Optional<ThrottleNote> holds) {
        boolean outdated = waits.isPresent()
                ? !waits.equals(note)
                : mayBeOutdated || !since(holds).equals(since(hold));
        note = waits;
        hold = holds;
        mayBeOutdated = waits.isPresent();
        if (outdated) {
            commitRequest.run();
        }
    }

    /** A hold is said when it begins and ends; in between the offsets that are committed each minute bring it up to date. */
    private static Optional<Instant> since(Optional<ThrottleNote> hold) {
        return hold.map(ThrottleNote::since);
    }

    boolean isWaiting() {
        return note.isPresent();
    }

    /** Returns an offset to commit, with what is to be said. */
    OffsetAndMetadata addedTo(long offset) {
        return note.map(WaitingNote::encoded)
                .or(() -> hold.map(ThrottleNote::encoded))
                .map(said -> new OffsetAndMetadata(offset, said))
                .orElseGet(() -> new OffsetAndMetadata(offset));
    }
}
