package io.twoway.sink.statement;

import org.apache.kafka.connect.errors.ConnectException;

/** A table of the full load that is at the destination already, where the user wants the task to stop then. */
final class ExistingTableException extends ConnectException {

    private static final long serialVersionUID = 1L;

    ExistingTableException(StreamStatement statement) {
        super(
                ("The full load found a table at the destination that this stream did not create, and load.existing.tables "
                                + "is 'refuse'. Record %s, database '%s':%n  %s%n"
                                + "No row of it was loaded, and the position has not moved. To resume, either%n"
                                + "  - drop or rename the table at the destination, in a session with SET SESSION sql_log_bin = 0, "
                                + "and restart the task: the load creates it; or%n"
                                + "  - set load.existing.tables to 'keep': rows that are there stay as they are, whatever the "
                                + "origin has, and those that are missing are added.")
                        .formatted(statement.origin(), statement.database(), statement.shown()));
    }
}
