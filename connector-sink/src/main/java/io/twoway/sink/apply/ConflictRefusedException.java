package io.twoway.sink.apply;

import io.twoway.sink.journal.ConflictEntry;
import org.apache.kafka.connect.errors.ConnectException;

/** The policy TaskFailed stops the task; the message is all that a person needs to go on. */
public final class ConflictRefusedException extends ConnectException {

    private static final long serialVersionUID = 1L;

    public ConflictRefusedException(ConflictEntry conflict) {
        super(("Conflict %s at %s under policy %s. Table: %s. Key: %s.%n"
                        + "  before at the origin: %s%n  after at the origin:  %s%n  at the destination:   %s%n"
                        + "Nothing of this transaction was written and the position has not moved. To resume: make the "
                        + "destination row equal to the 'before' image (then the change applies) or to the 'after' "
                        + "image (then it is already there), or give the table another policy with 'conflict.rules', "
                        + "then restart the task.")
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
