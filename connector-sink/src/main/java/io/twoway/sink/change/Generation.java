package io.twoway.sink.change;

/** Whether MySQL computes a column, and what becomes of the value. */
public enum Generation {
    /** The value is the one that is written. */
    NONE,
    /** Computed whenever it is read: VIRTUAL, and in no index. */
    READ,
    /** Computed by the session that writes the row, and kept: STORED, or VIRTUAL and in an index. */
    KEPT
}
