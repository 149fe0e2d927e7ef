package io.twoway.sink;

import io.twoway.contract.WaitingNote;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Tells, with the offsets of the sink's consumer group, whether the server takes changes: what the task last said is
 * replaced at once, and what an earlier task said, which may have died while it waited, when this one first knows better.
 */
final class WaitingWord {

    private final Runnable commitRequest;

    // Mutable state
    private Optional<WaitingNote> note = Optional.empty();
    private boolean mayBeOutdated = true;

    /** @param commitRequest makes Connect commit offsets soon, and not within its interval of a minute */
    WaitingWord(Runnable commitRequest) {
        this.commitRequest = commitRequest;
    }

    /** Takes what is to be said now: why the server takes no changes; empty when it does, or there are none. */
    void look(Optional<WaitingNote> now) {
        boolean outdated = now.isPresent() ? !now.equals(note) : mayBeOutdated;
        note = now;
        mayBeOutdated = now.isPresent();
        if (outdated) {
            commitRequest.run();
        }
    }

    boolean isWaiting() {
        return note.isPresent();
    }

    /** Returns an offset to commit, with what is to be said. */
    OffsetAndMetadata addedTo(long offset) {
        return note.map(waiting -> new OffsetAndMetadata(offset, waiting.encoded()))
                .orElseGet(() -> new OffsetAndMetadata(offset));
    }
}
