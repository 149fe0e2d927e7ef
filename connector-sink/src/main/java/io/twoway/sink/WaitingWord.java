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

    /** The server takes no changes. */
    void waits(WaitingNote now) {
        note = Optional.of(now);
        mayBeOutdated = true;
        commitRequest.run();
    }

    /** The server takes changes, or there are none. */
    void works() {
        note = Optional.empty();
        if (mayBeOutdated) {
            mayBeOutdated = false;
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
