package io.twoway.sink.resolve;

/** Decisions of a rule in a contest between a change and the rows in its way. */
enum Decision {
    /** The change wins. */
    TAKE,
    /** The destination wins. */
    KEEP,
    /** A person must decide. */
    FAIL
}
