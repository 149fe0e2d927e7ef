package io.twoway.sink.apply;

import io.twoway.sink.journal.ConflictEntry;
import java.util.List;

/** How one try to apply a batch ended. */
sealed interface Attempt {

    /** Everything is visible at the destination. */
    record Committed(List<Applied> changes) implements Attempt {
        public Committed {
            changes = List.copyOf(changes);
        }
    }

    /** The policy TaskFailed wants a person; nothing of the batch was written. */
    record Refused(ConflictEntry conflict) implements Attempt {}
}
