package io.twoway.sink.apply;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.resolve.Outcome;
import io.twoway.sink.resolve.Resolution;
import java.util.Optional;

/**
 * One change with what was decided about it.
 *
 * @param standing what it met
 * @param conflict the journal's row; empty when there was no conflict
 */
record Ruling(
        RowChange change, Standing standing, Resolution resolution, Outcome outcome, Optional<ConflictEntry> conflict) {

    boolean isRefused() {
        return resolution instanceof Resolution.Fail;
    }

    Applied applied() {
        return new Applied(change, outcome, conflict.map(ConflictEntry::kind));
    }
}
