package io.twoway.sink.decode;

import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/**
 * The change of a row that one record tells. A change of the key travels as two records, {@link Leaving} and
 * {@link Arriving}, which stand next to each other in the stream.
 */
public sealed interface RowStep {

    /** Returns the row before the change, if the record has it. */
    default Optional<Struct> beforeRow() {
        return Optional.empty();
    }

    /** Returns the row after the change, if the record has it. */
    default Optional<Struct> afterRow() {
        return Optional.empty();
    }

    /** INSERT. */
    record Inserted(Struct after) implements RowStep {
        @Override
        public Optional<Struct> afterRow() {
            return Optional.of(after);
        }
    }

    /** UPDATE that kept the key, or both halves of one that did not. */
    record Updated(Struct before, Struct after) implements RowStep {
        @Override
        public Optional<Struct> beforeRow() {
            return Optional.of(before);
        }

        @Override
        public Optional<Struct> afterRow() {
            return Optional.of(after);
        }
    }

    /**
     * DELETE.
     *
     * @param keyed whether the origin's table has a key, so that no other row of it is equal
     */
    record Deleted(Struct before, boolean keyed) implements RowStep {
        @Override
        public Optional<Struct> beforeRow() {
            return Optional.of(before);
        }
    }

    /** First half of an UPDATE of the key: the row under its old key. */
    record Leaving(Struct before) implements RowStep {
        @Override
        public Optional<Struct> beforeRow() {
            return Optional.of(before);
        }
    }

    /** Second half of an UPDATE of the key: the row under its new key. */
    record Arriving(Struct after) implements RowStep {
        @Override
        public Optional<Struct> afterRow() {
            return Optional.of(after);
        }
    }

    /** A row of a table that was added to a running pair: it was there when its load began, and did not change since. */
    record Loaded(Struct after) implements RowStep {
        @Override
        public Optional<Struct> afterRow() {
            return Optional.of(after);
        }
    }
}
