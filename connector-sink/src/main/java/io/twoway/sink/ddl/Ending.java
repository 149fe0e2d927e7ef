package io.twoway.sink.ddl;

/** The end of one statement of the origin, as the ledger lists it. */
public sealed interface Ending {

    /** Returns what the ledger says besides the state; empty text for nothing. */
    String remark();

    /**
     * A statement whose effect is there.
     *
     * @param remark what was different from the origin; empty text for nothing
     */
    record Done(String remark) implements Ending {}

    /**
     * A statement that the destination did not take.
     *
     * @param code MySQL's error number; 0 when it is not known whether the statement was run
     * @param remark MySQL's message
     */
    record Failed(int code, String remark) implements Ending {}

    /** A statement that was not run, because somebody wanted it so. */
    record Skipped(String remark) implements Ending {}
}
