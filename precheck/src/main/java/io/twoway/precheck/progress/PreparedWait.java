package io.twoway.precheck.progress;

import java.time.Instant;
import java.util.Optional;

/**
 * XA transactions of a stream that were prepared at the origin and are not yet committed or rolled back at the sink.
 *
 * @param transactions how many
 * @param oldest when the first of them was prepared, by the origin's clock; empty when there is none
 */
public record PreparedWait(long transactions, Optional<Instant> oldest) {

    /** None wait. */
    public static final PreparedWait NONE = new PreparedWait(0, Optional.empty());
}
