package io.twoway.sink.apply;

import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.rows.Obstacle;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * A record that cannot be applied and stops the task; the message is all that a person needs to go on. It has no cause,
 * because what operators look at is the innermost one.
 */
final class UnapplicableRecordException extends ConnectException {

    private static final long serialVersionUID = 1L;

    /**
     * @param remarks further lines, each with its end
     * @param server host and port of the destination
     * @param keep the statement with which a person gives the record up
     */
    UnapplicableRecordException(Obstacle.Unapplicable unapplicable, String remarks, String server, String keep) {
        super(message(unapplicable, remarks, server, keep));
    }

    private static String message(Obstacle.Unapplicable unapplicable, String remarks, String server, String keep) {
        ConflictEntry entry = unapplicable.entry();
        return ("Record %s cannot be applied. Table: %s. Key: %s.%n"
                        + "  before at the origin: %s%n  after at the origin:  %s%n  reason: %s%n%s"
                        + "Nothing of this transaction was written and the position has not moved. To resume, either%n"
                        + "  - repair the destination, so that the row fits; or%n"
                        + "  - do without exactly this record, by this statement at the MySQL server at %s: %s%n"
                        + "Then restart the task.")
                .formatted(
                        entry.origin(),
                        entry.table().isEmpty() ? "(unknown)" : entry.table(),
                        entry.key(),
                        entry.before().orElse("(none)"),
                        entry.after().orElse("(none)"),
                        unapplicable.cause().getMessage(),
                        remarks,
                        server,
                        keep);
    }
}
