package io.twoway.precheck.facts;

/** A statement that is tried to see whether the user may run it; none of these changes anything. */
public enum Probe {
    READ_BINLOG("SHOW BINLOG EVENTS LIMIT 1"),
    LIST_BINLOGS("SHOW BINARY LOGS");

    private final String statement;

    Probe(String statement) {
        this.statement = statement;
    }

    /** Returns the statement to try. */
    String statement() {
        return statement;
    }
}
