package io.twoway.sink.apply;

import io.twoway.sink.destination.DestinationTransaction;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.StreamProgress;
import java.util.function.Consumer;

/**
 * The content of one destination transaction.
 *
 * @param batch its rows, perhaps none
 * @param next the progress once they are applied
 * @param closing what else it does, once nothing is in the way of the rows
 * @param hasRecords whether the rows are those of records that Connect still knows
 */
record Piece(RowBatch batch, StreamProgress next, Consumer<DestinationTransaction> closing, boolean hasRecords) {

    /** Rows as they came, and the keeping of those that are not committed yet. */
    static Piece of(RowBatch batch) {
        return new Piece(
                batch,
                batch.progress(),
                transaction -> batch.kept().forEach(rows -> PreparedPieces.keep(transaction, rows)),
                true);
    }
}
