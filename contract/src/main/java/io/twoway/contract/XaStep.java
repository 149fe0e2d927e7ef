package io.twoway.contract;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step in the life of an XA transaction, as the {@code status} of a record of the form that Debezium gives the ends of
 * transactions. Which transaction it is says {@link Stamp#XID_HEADER}. One that is committed in one phase ends as any other.
 */
public enum XaStep {
    /** Its rows follow; this does not leave the source. */
    XA_BEGUN,
    /** Its rows are complete, and wait for what becomes of them. */
    XA_PREPARED,
    /** A transaction that was prepared before is committed. */
    XA_COMMITTED,
    /** A transaction that was prepared before is rolled back. */
    XA_ROLLED_BACK;

    /** Returns the step that a record's status names; empty when it is none. */
    public static Optional<XaStep> of(String status) {
        return Stream.of(values()).filter(step -> step.name().equals(status)).findFirst();
    }
}
