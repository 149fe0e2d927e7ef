package io.twoway.sink.resolve;

/** The verdict of a rule on a contest between a change and the rows in its way. */
enum Decision {
    /** The change wins. */
    TAKE,
    /** The destination wins. */
    KEEP,
    /** A person must decide. */
    FAIL
}
