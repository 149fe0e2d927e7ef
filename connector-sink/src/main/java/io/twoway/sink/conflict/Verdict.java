package io.twoway.sink.conflict;

import io.twoway.sink.change.RowImage;
import java.util.List;

/** What the judge finds. */
public sealed interface Verdict {

    /** The destination already is as the change wants it. */
    record Noop() implements Verdict {}

    /** Nothing stands in the way. */
    record Clear() implements Verdict {}

    /** A row of the full load finds its place or one of its unique values taken: no conflict, the destination stays. */
    record Occupied() implements Verdict {}

    /**
     * The destination is not what the origin had.
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
