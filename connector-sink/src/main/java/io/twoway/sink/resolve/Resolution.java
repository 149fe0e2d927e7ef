package io.twoway.sink.resolve;

import io.twoway.sink.change.RowImage;
import java.util.List;

/** Outcomes of a judged change for the destination. */
public sealed interface Resolution {

    /** A destination in which everything stays. */
    record Keep() implements Resolution {}

    /**
     * A row that becomes {@code image} once its rivals are gone, by UPDATE where it stands and by INSERT where it is
     * missing.
     *
     * @param image the complete new row
     * @param evicted rows to delete first, because they hold a unique value of {@code image}
     */
    record Write(RowImage image, List<RowImage> evicted) implements Resolution {
        public Write {
            evicted = List.copyOf(evicted);
        }
    }

    /** A row that is deleted. */
    record Remove() implements Resolution {}

    /** A change that needs a person: nothing of the transaction is committed. */
    record Fail() implements Resolution {}
}
