package io.twoway.sink.change;

import java.util.Optional;

/** One change of one row, bound to the destination table as it is when the change is applied. */
public sealed interface RowChange {

    /** Where the change comes from. */
    ChangeOrigin origin();

    /** Returns the row as it was at the origin. */
    default Optional<RowImage> beforeImage() {
        return Optional.empty();
    }

    /** Returns the row as it became at the origin. */
    default Optional<RowImage> afterImage() {
        return Optional.empty();
    }

    /** Returns the image that names the destination row: before the change if there was one. */
    default RowImage keyImage() {
        return beforeImage().or(this::afterImage).orElseThrow();
    }

    /** A row of the full load: what already stands at the destination is kept. */
    record Load(ChangeOrigin origin, RowImage after) implements RowChange {
        @Override
        public Optional<RowImage> afterImage() {
            return Optional.of(after);
        }
    }

    /** A new row. */
    record Insert(ChangeOrigin origin, RowImage after) implements RowChange {
        @Override
        public Optional<RowImage> afterImage() {
            return Optional.of(after);
        }
    }

    /** A changed row; its key may have changed too. */
    record Update(ChangeOrigin origin, RowImage before, RowImage after) implements RowChange {
        @Override
        public Optional<RowImage> beforeImage() {
            return Optional.of(before);
        }

        @Override
        public Optional<RowImage> afterImage() {
            return Optional.of(after);
        }

        /** Returns whether only what MySQL computed of the row has changed, as a session in another time zone does. */
        public boolean recomputes() {
            return after.equals(before) && !after.computed().equals(before.computed());
        }
    }

    /** A removed row. */
    record Delete(ChangeOrigin origin, RowImage before) implements RowChange {
        @Override
        public Optional<RowImage> beforeImage() {
            return Optional.of(before);
        }
    }
}
