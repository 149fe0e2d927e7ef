package io.twoway.sink.change;

/** The ways in which MySQL computes a column, or does not. */
public enum Generation {
    /** The value is the one that is written. */
    NONE,
    /** Computed whenever it is read: VIRTUAL, and in no index. */
    READ,
    /** Computed by the session that writes the row, and kept: STORED, or VIRTUAL and in an index. */
    KEPT
}
