package io.twoway.sink.apply;

import io.twoway.sink.journal.ConflictEntry;
import org.apache.kafka.connect.errors.ConnectException;

/** A conflict that stops the task under the policy TaskFailed; the message is all that a person needs to go on. */
final class ConflictRefusedException extends ConnectException {

    private static final long serialVersionUID = 1L;

    /**
     * @param remarks further lines, each with its end
     * @param server host and port of the destination
     * @param incoming the statement with which a person decides for the origin's row
     * @param keep the statement with which a person decides for the destination's row
     */
    ConflictRefusedException(ConflictEntry conflict, String remarks, String server, String incoming, String keep) {
        super(("Conflict %s at %s under policy %s. Table: %s. Key: %s.%n"
                        + "  before at the origin: %s%n  after at the origin:  %s%n  at the destination:   %s%n%s"
                        + "Nothing of this transaction was written and the position has not moved. To resume, decide which "
                        + "row is right and run one of these statements at the destination, the MySQL server at %s:%n"
                        + "  - %s: %s%n"
                        + "  - the destination's row: %s%n"
                        + "If the sink of the other site has stopped at the same row, answer INCOMING at the one and KEEP at the "
                        + "other.%n"
                        + "Or make the row right there by hand, as the 'before' or the 'after' image, unseen by the binlog "
                        + "(SET SESSION sql_log_bin = 0), or the repair itself travels to the origin as a new change.%n"
                        + "Then restart the task.")
                .formatted(
                        conflict.kind(),
                        conflict.origin(),
                        conflict.policy(),
                        conflict.table(),
                        conflict.key(),
                        conflict.before().orElse("(none)"),
                        conflict.after().orElse("(none)"),
                        conflict.current(),
                        remarks,
                        server,
                        origins(conflict),
                        incoming,
                        keep));
    }

    private static String origins(ConflictEntry conflict) {
        return conflict.after().isPresent()
                ? "the origin's row, and other rows that hold one of its unique values go"
                : "no row, since the origin deleted it (if the origin has it again by now, delete it there too)";
    }
}
