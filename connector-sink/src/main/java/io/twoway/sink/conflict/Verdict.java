package io.twoway.sink.conflict;

import io.twoway.sink.change.RowImage;
import java.util.List;

/** The finding of the judge. */
public sealed interface Verdict {

    /** A destination that already is as the change wants it. */
    record Noop() implements Verdict {}

    /** A destination in which nothing stands in the way. */
    record Clear() implements Verdict {}

    /** A place or a unique value that a row of the full load finds taken: no conflict, the destination stays. */
    record Occupied() implements Verdict {}

    /**
     * A destination that is not what the origin had.
     *
     * @param kind in which way
     * @param opponents the destination rows that the change has to beat; empty where nothing stands
     */
    record Conflict(ConflictKind kind, List<RowImage> opponents) implements Verdict {
        public Conflict {
            opponents = List.copyOf(opponents);
        }
    }
}
