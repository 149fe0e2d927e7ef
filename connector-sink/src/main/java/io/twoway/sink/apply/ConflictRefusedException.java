package io.twoway.sink.apply;

import io.twoway.sink.journal.ConflictEntry;
import org.apache.kafka.connect.errors.ConnectException;

/** The policy TaskFailed stops the task; the message is all that a person needs to go on. */
public final class ConflictRefusedException extends ConnectException {

    private static final long serialVersionUID = 1L;

    public ConflictRefusedException(ConflictEntry conflict) {
        super(("Conflict %s at %s under policy %s. Table: %s. Key: %s.%n"
                        + "  before at the origin: %s%n  after at the origin:  %s%n  at the destination:   %s%n"
                        + "Nothing of this transaction was written and the position has not moved. To resume, decide which "
                        + "row is right and make it so at the destination, unseen by its binlog (SET SESSION "
                        + "sql_log_bin = 0), or the repair itself travels to the origin as a new change:%n"
                        + "  - the origin's row: write the 'before' image (then the change applies) or the 'after' image "
                        + "(then it is already there), and delete other rows that hold one of its unique values;%n"
                        + "  - the destination's row: give the table another policy with 'conflict.rules' (Ignore) until "
                        + "the change has passed.%n"
                        + "Then restart the task.")
                .formatted(
                        conflict.kind(),
                        conflict.origin(),
                        conflict.policy(),
                        conflict.table(),
                        conflict.key(),
                        conflict.before().orElse("(none)"),
                        conflict.after().orElse("(none)"),
                        conflict.current()));
    }
}
