package io.twoway.sink.apply;

import io.twoway.contract.SourcePosition;
import io.twoway.contract.Xid;
import io.twoway.sink.destination.Destination;
import io.twoway.sink.destination.DestinationTransaction;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the steps of XA transactions into destination transactions. Rows that are prepared are kept in the bookkeeping
 * database. When their transaction is committed they are judged and applied like any other rows, as one transaction if
 * they were taken in as one; when it is rolled back they are deleted.
 *
 * <p>The portions of one that was too large are applied one by one, each with its deletion. The progress row must change in
 * each of these transactions, because it marks them, but not its offset: so its watermark moves inside of the transaction that
 * committed, by a count that falls.
 */
final class PreparedPieces {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedPieces.class);

    private final Destination destination;

    PreparedPieces(Destination destination) {
        this.destination = destination;
    }

    /** Returns whether a work is one of an XA transaction. */
    static boolean isFor(Work work) {
        return work instanceof Work.Prepared || work instanceof Work.Decided;
    }

    /**
     * Returns what is to be done next for a work.
     *
     * @param now how far the stream is applied
     * @param end how far it is once the work is done
     */
    Piece next(Work work, Optional<StreamProgress> now, StreamProgress end) {
        if (work instanceof Work.Prepared prepared) {
            return withoutRows(work, end, transaction -> keep(transaction, prepared));
        }
        Work.Decided decided = (Work.Decided) work;
        return decided.committed()
                ? committed(decided, now, end)
                : withoutRows(work, end, transaction -> forget(transaction, decided));
    }

    private Piece committed(Work.Decided work, Optional<StreamProgress> now, StreamProgress end) {
        List<Long> portions =
                destination.preparedPortions(work.xid(), work.rest().map(Work.Prepared::transaction));
        if (portions.isEmpty()) {
            return Piece.of(
                    new RowBatch(List.of(work.rest().map(Work.Prepared::rows).orElseGet(() -> unknown(work)))));
        }
        Optional<Work.Prepared> unkept = work.rest()
                .filter(rest -> !rest.rows().rows().isEmpty())
                .filter(rest -> !portions.contains(rest.last().offset()));
        if (unkept.isPresent()) {
            StreamProgress next = inside(work, now, portions.size() + 1);
            return withoutRows(work, next, transaction -> keep(transaction, unkept.get()));
        }
        long portion = portions.get(0);
        int left = portions.size() - 1;
        List<PlannedRow> rows =
                destination.preparedRows(work.xid(), portion, work.last().commitMillis());
        return new Piece(
                batchOf(work, rows),
                left == 0 ? end : inside(work, now, left),
                transaction -> transaction.forgetPrepared(work.xid(), portion),
                false);
    }

    private static Work.Rows unknown(Work.Decided work) {
        DataException cause = new DataException("The XA transaction " + work.xid()
                + " was committed at the origin, but its rows are not here. It was prepared before this stream began, or"
                + " before the source or this sink knew XA transactions, or somebody deleted its rows from the table"
                + " prepared_rows of the bookkeeping database. Make the tables that it changed equal on both sites, then do"
                + " without the record");
        return new Work.Rows(List.of(new PlannedRow.Undecodable(work.last(), cause)), 0, work.last(), work.watermark());
    }

    /** Returns the progress inside of a commit that has this many transactions left. */
    private static StreamProgress inside(Work.Decided work, Optional<StreamProgress> now, int left) {
        StreamProgress before = now.orElseThrow();
        SourcePosition reached = SourcePosition.ofTransaction(work.transaction(), Long.MAX_VALUE - left);
        return new StreamProgress(
                before.nextOffset(), before.watermark().advancedTo(reached), before.origin(), before.commitMillis());
    }

    private static Piece withoutRows(Work work, StreamProgress next, Consumer<DestinationTransaction> closing) {
        return new Piece(batchOf(work, List.of()), next, closing, false);
    }

    private static RowBatch batchOf(Work work, List<PlannedRow> rows) {
        return new RowBatch(List.of(new Work.Rows(rows, 0, work.last(), work.watermark())));
    }

    /** Keeps rows until it is known what becomes of them. */
    static void keep(DestinationTransaction transaction, Work.Prepared rows) {
        if (transaction.keepPrepared(rows)) {
            LOG.warn(
                    "XA transaction {} is prepared again at {}: rows that were kept under that name are dropped, because the"
                            + " origin has forgotten them.",
                    rows.xid(),
                    rows.last());
        }
    }

    private static void forget(DestinationTransaction transaction, Work.Decided rolledBack) {
        Xid xid = rolledBack.xid();
        if (!transaction.forgetPrepared(xid)) {
            LOG.info("XA transaction {} was rolled back at {}, and nothing of it is here.", xid, rolledBack.last());
        }
    }
}
