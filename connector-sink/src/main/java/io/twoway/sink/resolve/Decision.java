package io.twoway.sink.resolve;

/** What a rule says of a contest between a change and the rows in its way. */
enum Decision {
    /** The change wins. */
    TAKE,
    /** The destination wins. */
    KEEP,
    /** A person must decide. */
    FAIL
}
