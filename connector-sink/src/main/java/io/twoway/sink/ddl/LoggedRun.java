package io.twoway.sink.ddl;

/**
 * The ledger's words about a record of the stream that is about to be run.
 *
 * @param state how far it came
 * @param statement the text it was logged with
 * @param before the {@link Footprint#encoded()} of its objects before the first run
 */
public record LoggedRun(State state, String statement, String before) {

    /** The states of the ledger's rows. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        SKIPPED
    }
}
