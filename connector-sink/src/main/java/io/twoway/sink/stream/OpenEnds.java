package io.twoway.sink.stream;

import io.twoway.sink.decode.StreamEvent;
import io.twoway.sink.plan.TransactionAssembler;
import io.twoway.sink.store.bookkeeping.ProgressRepair;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Refuses a stream that leaves a transaction open. A source that was started again sends an interrupted transaction once more,
 * but within one run it ends each before it begins the next: else the end was dropped on the way.
 */
final class OpenEnds {

    private final ProgressRepair repair;

    // Mutable state: whether the transaction that is open was begun by the run that is still sending
    private boolean ofOneRun;

    OpenEnds(ProgressRepair repair) {
        this.repair = repair;
    }

    /**
     * Looks at an event before it is taken up.
     *
     * @param marked whether its record says which run of the source sent it
     * @param sameRun whether that run sent the record before it too
     * @throws ConnectException if a transaction should have ended
     */
    void look(StreamEvent event, boolean marked, boolean sameRun, TransactionAssembler assembler) {
        ofOneRun = assembler.isIdle() ? marked : ofOneRun && sameRun;
        StreamEvent looked = event instanceof StreamEvent.EndingRow last ? last.row() : event;
        if (ofOneRun && looked instanceof StreamEvent.RowChanged row && assembler.isLeftOpenBy(row)) {
            throw new ConnectException("Record " + row.origin() + " begins transaction " + row.transaction()
                    + ", but the end of the one before it has not come. That one was not applied, or not to its end. A transform of the"
                    + " source or of this sink drops the records that end transactions (status is END): remove it and restart"
                    + " the task; what the source dropped does not come again. To go on without that transaction: compare both"
                    + " sites, make them equal, then run this on the destination and restart the task:\n"
                    + repair.goOnAt(row.origin().offset()));
        }
    }
}
