package io.twoway.sink.destination;

/** The meaning of a failed call for the one who made it. */
public enum FailureKind {
    /**
     * The connection is gone, or must not be used any more, and it is open whether a commit under way happened: open a new
     * one and look at the progress row.
     */
    CONNECTION_LOST,
    /** Another transaction was in the way: roll back and replay. */
    CONTENTION,
    /** What was taken for known of the destination's tables is not so any more: roll back and do the same again. */
    OUTDATED,
    /** A unique value is taken: the set-based path falls back to single steps, and these to a retry. */
    DUPLICATE_KEY,
    /** The server takes no writes now (read_only, disk full, too many connections): wait and try again. */
    UNWRITABLE,
    /** An earlier task's statement still runs on the server: wait for as long as it takes. */
    BUSY,
    /** Everything else, such as missing privileges or a value that is too large: a person must look. */
    FATAL
}
