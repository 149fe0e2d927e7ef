package io.twoway.sink.statement;

import io.twoway.sink.ddl.Ending;
import org.apache.kafka.connect.errors.ConnectException;

/** A statement of the origin that stops the task; the message is all that a person needs to go on. */
final class StatementFailedException extends ConnectException {

    private static final long serialVersionUID = 1L;

    /** @param skip the statement with which a person gives the origin's statement up */
    StatementFailedException(StreamStatement statement, Ending.Failed failed, String skip) {
        super(("A statement of the origin failed at the destination, %s. Record %s, database '%s':%n"
                        + "  statement: %s%n  error %d: %s%n"
                        + "The position has not moved, and nothing behind it was applied. To resume, either%n"
                        + "  - remove the cause and restart the task: the statement is run again; or%n"
                        + "  - run by hand what is needed of it, or nothing, tell the sink to pass it over, and restart "
                        + "the task: %s")
                .formatted(
                        statement.changesRows() ? "and it changes rows" : "and ddl.failure is 'stop'",
                        statement.origin(),
                        statement.database(),
                        statement.shown(),
                        failed.code(),
                        failed.remark(),
                        skip));
    }
}
