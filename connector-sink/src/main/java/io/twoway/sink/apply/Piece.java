package io.twoway.sink.apply;

import io.twoway.sink.destination.DestinationTransaction;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.PlannedRow;
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

    /** As many rows may be written step by step, or one source transaction at a time, before others should have a turn. */
    static final int LARGE = 500;

    /** Returns whether it has many rows, in more than one source transaction. */
    boolean isLarge() {
        return batch.works().size() > 1 && hasManyRows();
    }

    /** Returns whether it has many rows. */
    boolean hasManyRows() {
        return batch.works().stream()
                        .mapToInt(work -> work.plannedRows().size())
                        .sum()
                > LARGE;
    }

    /** Returns how many tables its rows belong to. */
    long tables() {
        return batch.rows().stream().map(PlannedRow::table).distinct().count();
    }

    /** Rows as they came, and the keeping of those that are not committed yet. */
    static Piece of(RowBatch batch) {
        return new Piece(
                batch,
                batch.progress(),
                transaction -> batch.kept().forEach(rows -> PreparedPieces.keep(transaction, rows)),
                true);
    }
}
