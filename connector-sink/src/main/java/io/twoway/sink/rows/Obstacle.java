package io.twoway.sink.rows;

import io.twoway.sink.journal.ConflictEntry;

/** A reason for which a record stops its transaction until somebody decides. */
public sealed interface Obstacle {

    /** Returns what is known of the record, in the journal's form. */
    ConflictEntry entry();

    /** A change that the policy TaskFailed leaves to a person. */
    record Refused(ConflictEntry entry) implements Obstacle {}

    /**
     * A record that does not fit the destination, or cannot be understood.
     *
     * @param cause what the destination or the decoder says
     */
    record Unapplicable(ConflictEntry entry, RuntimeException cause) implements Obstacle {}

    default long offset() {
        return entry().origin().offset();
    }
}
