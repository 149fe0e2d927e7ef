package io.twoway.source.stream;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.EndMark;
import io.twoway.contract.Xid;
import io.twoway.event.RowEvent;
import io.twoway.event.TransactionEnd;
import io.twoway.source.stage.PassingEvent;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Joins the end of a transaction with its last row: a record less for each. Only where the row is the last record of the same poll,
 * so that nothing is ever held back; all other ends stay records of their own. The filter drops both or neither: it drops rows
 * of bookkeeping, which are left alone, or all of a transaction.
 */
final class JoinedEnds {

    private final BookkeepingDatabase bookkeeping;

    // Mutable state: the last record that was sent of an event, if it is a row that may end its transaction
    private Optional<SourceRecord> last = Optional.empty();
    private Optional<String> transaction = Optional.empty();

    JoinedEnds(BookkeepingDatabase bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    /** Takes note of the record that was sent of an event. */
    void sent(PassingEvent passing, SourceRecord record) {
        last = Optional.of(record);
        transaction =
                passing.event() instanceof RowEvent row && mayEnd(row, record) ? row.transaction() : Optional.empty();
    }

    /** Rows of a load have ends of their own, and steps of XA transactions are more than ends. */
    private boolean mayEnd(RowEvent row, SourceRecord record) {
        boolean isChange = !row.operation().equals("r") && !row.isTruncate();
        return isChange
                && !bookkeeping.name().equals(row.database())
                && Xid.readFrom(record.headers()).isEmpty();
    }

    @SuppressWarnings("ReferenceEquality") // it is about the place in the list, and equal rows may stand there
    private boolean isLastOf(List<SourceRecord> sent) {
        return !sent.isEmpty()
                && last.filter(record -> record == sent.get(sent.size() - 1)).isPresent();
    }

    /**
     * Returns whether an event is the end of the row that was sent last, which is marked with it then.
     *
     * @param sent the records of this poll
     */
    boolean join(PassingEvent passing, List<SourceRecord> sent) {
        boolean joined = passing.event() instanceof TransactionEnd end
                && transaction.filter(end.id()::equals).isPresent()
                && isLastOf(sent)
                && Xid.readFrom(passing.headers()).isEmpty();
        if (joined) {
            EndMark.writeTo(sent.get(sent.size() - 1).headers());
        }
        return joined;
    }
}
