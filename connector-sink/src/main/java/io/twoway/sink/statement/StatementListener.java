package io.twoway.sink.statement;

/** Hears of what becomes of statements, to count them. */
public interface StatementListener {

    /** A statement was run. */
    void statementRun();

    /** A statement failed at the destination: it is passed over, or the task is about to fail. */
    void statementFailed();

    /** A statement was not run, because somebody wanted it so. */
    void statementSkipped();
}
