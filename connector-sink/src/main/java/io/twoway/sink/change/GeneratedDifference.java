package io.twoway.sink.change;

/** The fate of a row of which the destination computes something else than the origin did. */
public enum GeneratedDifference {
    /** It is not written, and stops the stream. */
    STOP,
    /** It is written, and the table's generated columns are compared no more. */
    ACCEPT
}
