package io.twoway.sink.resolve;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.conflict.ConflictKind;
import io.twoway.sink.conflict.Verdict;

/** Outcomes of one change, by the names that the journal and the counters use. */
public enum Outcome {
    /** No conflict: the change is at the destination. */
    APPLIED,
    /** No conflict: the destination was as the change wanted it. */
    NOOP,
    /** No conflict: a row of the full load met a taken place and was left out. */
    LOAD_SKIPPED,
    /** The destination row with the change's key was kept, the change dropped. */
    KEPT,
    /** The change was dropped, because of rows with other keys or because its row is missing. */
    SKIPPED,
    /** The change was written whole, over the row in its place or over rows that were deleted for it. */
    OVERWRITTEN,
    /** Some columns were taken from the change, others kept. */
    MERGED,
    /** The change of a missing row was written as a new row. */
    INSERTED,
    /** A row that was not as expected was deleted all the same. */
    DELETED,
    /** There was nothing to delete. */
    IGNORED,
    /** The task stops, nothing of the transaction is committed. */
    FAILED;

    /** Names what came of a change that was judged and resolved. */
    public static Outcome of(RowChange change, Verdict verdict, Resolution resolution) {
        if (verdict instanceof Verdict.Conflict conflict) {
            return ofConflict(change, conflict.kind(), resolution);
        }
        if (verdict instanceof Verdict.Noop) {
            return NOOP;
        }
        return verdict instanceof Verdict.Occupied ? LOAD_SKIPPED : APPLIED;
    }

    private static Outcome ofConflict(RowChange change, ConflictKind kind, Resolution resolution) {
        if (resolution instanceof Resolution.Write write) {
            return ofWrite(change, kind, write);
        }
        if (resolution instanceof Resolution.Keep) {
            return ofKeep(kind);
        }
        return resolution instanceof Resolution.Remove ? DELETED : FAILED;
    }

    private static Outcome ofWrite(RowChange change, ConflictKind kind, Resolution.Write write) {
        if (!write.image().agreesWith(change.afterImage().orElseThrow())) {
            return MERGED;
        }
        return kind == ConflictKind.UPDATE_ROW_MISSING && write.evicted().isEmpty() ? INSERTED : OVERWRITTEN;
    }

    private static Outcome ofKeep(ConflictKind kind) {
        return switch (kind) {
            case INSERT_KEY_EXISTS, UPDATE_ROW_DIFFERS, DELETE_ROW_DIFFERS -> KEPT;
            case INSERT_UNIQUE_TAKEN, UPDATE_UNIQUE_TAKEN, UPDATE_ROW_MISSING -> SKIPPED;
            case DELETE_ROW_MISSING -> IGNORED;
        };
    }
}
