package io.twoway.sink.ddl;

/** What became of one statement of the origin, as the ledger lists it. */
public sealed interface Ending {

    /** Returns what the ledger says besides the state; empty text for nothing. */
    String remark();

    /**
     * Its effect is there.
     *
     * @param remark what was different from the origin; empty text for nothing
     */
    record Done(String remark) implements Ending {}

    /**
     * The destination did not take it.
     *
     * @param code MySQL's error number; 0 when it is not known whether the statement was run
     * @param remark MySQL's message
     */
    record Failed(int code, String remark) implements Ending {}

    /** It was not run, because somebody wanted it so. */
    record Skipped(String remark) implements Ending {}
}
