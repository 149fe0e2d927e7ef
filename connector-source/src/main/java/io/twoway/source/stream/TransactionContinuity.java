package io.twoway.source.stream;

import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Notices that the binlog reader lost its connection inside a transaction, reconnected by itself and sends the transaction
 * from the start again. Debezium goes on counting the rows then, so that the sink could not tell the repeated ones; reading
 * again from the stored offset numbers them right.
 */
final class TransactionContinuity {

    private static final String NONE = "";

    // Mutable state
    private String transaction = NONE;
    private long position;

    /** @throws RetriableException when the event stands before the one last checked of the same transaction */
    void check(CapturedEvent event) {
        if (!(event instanceof RowEvent row) || row.transaction().isEmpty()) {
            return;
        }
        Struct source = row.envelope().getStruct("source");
        long next = source.getInt64("pos");
        String id = row.transaction().orElseThrow();
        if (row.order() > 1 && id.equals(transaction) && next < position) {
            restart();
            throw new RetriableException("The binlog connection was lost inside transaction " + id
                    + " and reading started over at its beginning; resuming from the stored offset.");
        }
        transaction = id;
        position = next;
    }

    /** Forgets the transaction: reading resumes from a stored offset. */
    void restart() {
        transaction = NONE;
    }
}
