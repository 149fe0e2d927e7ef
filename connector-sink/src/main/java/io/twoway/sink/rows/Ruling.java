package io.twoway.sink.rows;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.resolve.Outcome;
import io.twoway.sink.resolve.Resolution;
import java.util.Optional;

/** The decision about one record. */
public sealed interface Ruling {

    /** Returns the journal's row; empty when there was nothing to write down. */
    default Optional<ConflictEntry> conflict() {
        return Optional.empty();
    }

    /** Returns what keeps the transaction from being committed. */
    default Optional<Obstacle> obstacle() {
        return Optional.empty();
    }

    /** Returns what counters want to know. */
    Applied applied();

    /**
     * A change that was judged and resolved.
     *
     * @param standing what it met
     */
    record Decided(
            RowChange change,
            Standing standing,
            Resolution resolution,
            Outcome outcome,
            Optional<ConflictEntry> conflict)
            implements Ruling {

        boolean isRefused() {
            return resolution instanceof Resolution.Fail;
        }

        @Override
        public Optional<Obstacle> obstacle() {
            return isRefused() ? conflict.map(Obstacle.Refused::new) : Optional.empty();
        }

        @Override
        public Applied applied() {
            return new Applied(outcome, conflict.map(ConflictEntry::kind));
        }
    }

    /** A record that cannot be applied, and nobody has decided yet to do without it. */
    record Blocked(Obstacle.Unapplicable unapplicable) implements Ruling {

        @Override
        public Optional<Obstacle> obstacle() {
            return Optional.of(unapplicable);
        }

        @Override
        public Applied applied() {
            return new Applied(Outcome.FAILED, Optional.empty());
        }
    }

    /** A record that cannot be applied and is left out. */
    record PassedOver(ConflictEntry entry) implements Ruling {

        @Override
        public Optional<ConflictEntry> conflict() {
            return Optional.of(entry);
        }

        @Override
        public Applied applied() {
            return new Applied(Outcome.SKIPPED, Optional.of(entry.kind()));
        }
    }
}
