package io.twoway.sink.plan;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.GtidSet;
import io.twoway.contract.SourcePosition;
import io.twoway.contract.Stamp;
import io.twoway.contract.Xid;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.sink.decode.StreamEvent.RowChanged;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a stream's events together to whole source transactions and drops repeats.
 *
 * <p>The source always resumes at a transaction's start. So when a transaction begins anew, or another one begins before
 * the open one has ended, the open one will come again in full, and its rows so far are dropped. A producer that lost the
 * answer to a batch sends that batch again, from any row of a transaction: such rows are here already.
 */
public final class TransactionAssembler {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionAssembler.class);

    /** Far more than a source sends without saying how far it has read. */
    private static final int MOST_UNSETTLED = 100_000;

    private final TransactionLimit limit;
    private final PlanListener listener;

    // Mutable state
    private Watermark watermark;
    private Optional<UnendedTransaction> open = Optional.empty();
    private int unsettled;

    /**
     * @param watermark what is applied already
     * @param limit a larger transaction is cut
     */
    public TransactionAssembler(Watermark watermark, TransactionLimit limit, PlanListener listener) {
        this.watermark = watermark;
        this.limit = limit;
        this.listener = listener;
    }

    /**
     * Takes note of what the source had read when it sent the record that is accepted next. All that it sent of that was
     * accepted before; the rest stays at home.
     */
    public void settle(GtidSet read) {
        watermark = watermark.settledBy(read);
        unsettled = 0;
    }

    /** Takes the next event and returns the work that it completes, if any. */
    public Optional<Work> accept(StreamEvent event) {
        if (event instanceof RowChanged row) {
            return acceptRow(row);
        }
        if (event instanceof StreamEvent.TransactionEnded end) {
            return acceptEnd(end);
        }
        if (event instanceof StreamEvent.EndingRow last) {
            return acceptLast(last);
        }
        if (event instanceof StreamEvent.XaPrepared prepared) {
            return acceptPrepared(prepared);
        }
        if (event instanceof StreamEvent.XaDecided decided) {
            return acceptDecided(decided);
        }
        if (event instanceof StreamEvent.RowLoaded loaded) {
            return Optional.of(workOf(loaded));
        }
        if (event instanceof StreamEvent.TableTruncated truncation) {
            return unlessRepeated(Optional.of(truncation.position()))
                    .map(mark -> new Work.Truncation(truncation, mark));
        }
        if (event instanceof StreamEvent.SchemaChanged statement) {
            return unlessRepeated(statement.position()).map(mark -> new Work.Statement(statement, mark));
        }
        if (event instanceof StreamEvent.Undecodable undecodable) {
            return acceptUndecodable(new PlannedRow.Undecodable(undecodable.origin(), undecodable.cause()));
        }
        return Optional.empty();
    }

    /** Returns whether no transaction is open, so that everything accepted so far is in some work. */
    public boolean isIdle() {
        return open.isEmpty();
    }

    /** Returns about how many bytes of the heap the rows of the open transaction take. */
    public long heldBytes() {
        return open.map(UnendedTransaction::heldBytes).orElse(0L);
    }

    /** Returns whether a transaction is open, and a row begins another one that was not applied yet. */
    public boolean isLeftOpenBy(RowChanged row) {
        return open.filter(transaction -> !transaction.isNamed(row.transaction()))
                        .isPresent()
                && !watermark.covers(row.position());
    }

    /** Returns the watermark once all works so far are applied. */
    public Watermark watermark() {
        return watermark;
    }

    private Work workOf(StreamEvent.RowLoaded loaded) {
        PlannedRow row = new PlannedRow.Loaded(loaded.origin(), loaded.table(), loaded.after());
        return new Work.Rows(List.of(row), HeldBytes.of(loaded.after()), loaded.origin(), watermark);
    }

    private Optional<Work> acceptRow(RowChanged row) {
        return take(row)
                ? open.filter(transaction -> limit.isReachedBy(transaction) && transaction.isCuttable())
                        .map(this::cut)
                : Optional.empty();
    }

    /** A row that ends its transaction is not cut off before that: one record makes one work, as progress stands behind records. */
    private Optional<Work> acceptLast(StreamEvent.EndingRow last) {
        if (last.row() instanceof RowChanged row) {
            take(row);
            return acceptEnd(last.end());
        }
        return accept(last.row()).or(() -> acceptEnd(last.end()));
    }

    /** Returns whether the row is new, and now the last one of the open transaction. */
    private boolean take(RowChanged row) {
        if (watermark.covers(row.position()) || isSentAgain(row)) {
            listener.replayed(row.origin());
            return false;
        }
        if (open.filter(transaction -> transaction.continuesWith(row)).isEmpty()) {
            abandonOpen(row.origin());
            open = Optional.of(new UnendedTransaction(row));
        } else {
            open.orElseThrow().add(row);
        }
        return true;
    }

    private boolean isSentAgain(RowChanged row) {
        return open.filter(transaction -> transaction.holds(row)).isPresent()
                && row.position().order() > 1;
    }

    /** It belongs to the open transaction, if there is one: progress must not pass the rows before it. */
    private Optional<Work> acceptUndecodable(PlannedRow row) {
        if (open.isEmpty()) {
            return Optional.of(new Work.Rows(List.of(row), 0, row.origin(), watermark));
        }
        open.get().addUndecodable(row);
        return Optional.empty();
    }

    private Work cut(UnendedTransaction transaction) {
        UnendedTransaction.CutPoint cut = transaction.cutPoint();
        if (transaction.isWhole()) {
            listener.cut(new TransactionCut(
                    cut.origin(), transaction.id(), limit.reachedBy(transaction), cut.rows(), cut.heldBytes()));
        }
        watermark = watermark.advancedTo(cut.position());
        return transaction.takeCut(cut, watermark);
    }

    private Optional<Work> acceptEnd(StreamEvent.TransactionEnded end) {
        if (end.xid().isPresent()) {
            return acceptOnePhase(end, end.xid().get());
        }
        if (!isOpen(end.transaction())) {
            abandonOpen(end.origin());
            return Optional.empty();
        }
        return Optional.of(close(open.orElseThrow(), end.origin()));
    }

    private boolean isOpen(String id) {
        return open.filter(transaction -> transaction.isNamed(id)).isPresent();
    }

    private Work.Rows close(UnendedTransaction ended, ChangeOrigin end) {
        ended.requireSecondHalfBefore(end);
        requireWord(ended);
        open = Optional.empty();
        watermark = ended.markedIn(watermark);
        Work.Rows last = ended.takePiece(end, watermark);
        if (ended.pieces() > 1) {
            listener.endedInPieces(end, ended.id(), ended.pieces());
        }
        return last;
    }

    private Optional<Work> acceptPrepared(StreamEvent.XaPrepared prepared) {
        SourcePosition end = endOf(prepared.transaction());
        return watermark.covers(end)
                ? Optional.empty()
                : Optional.of(prepared(prepared.xid(), prepared.transaction(), prepared.origin(), end));
    }

    /** Rows of a transaction too large for one piece were handed out as prepared, by a task before this one perhaps. */
    private Optional<Work> acceptOnePhase(StreamEvent.TransactionEnded end, Xid xid) {
        SourcePosition position = endOf(end.transaction());
        if (watermark.covers(position)) {
            return Optional.empty();
        }
        Work.Prepared rest = prepared(xid, end.transaction(), end.origin(), position);
        if (rest.whole()) {
            return Optional.of(rest.rows());
        }
        return Optional.of(new Work.Decided(xid, true, end.transaction(), Optional.of(rest), end.origin(), watermark));
    }

    private Optional<Work> acceptDecided(StreamEvent.XaDecided decided) {
        SourcePosition position = endOf(decided.transaction());
        if (watermark.covers(position)) {
            return Optional.empty();
        }
        abandonOpen(decided.origin());
        watermark = watermark.advancedTo(position);
        return Optional.of(new Work.Decided(
                decided.xid(),
                decided.committed(),
                decided.transaction(),
                Optional.empty(),
                decided.origin(),
                watermark));
    }

    /** Returns the rows that are still open; none where all were handed out, or none are selected. */
    private Work.Prepared prepared(Xid xid, String transaction, ChangeOrigin end, SourcePosition position) {
        boolean whole = !watermark.covers(SourcePosition.ofTransaction(transaction, 1));
        return new Work.Prepared(xid, transaction, remaining(transaction, end, position), whole);
    }

    private Work.Rows remaining(String transaction, ChangeOrigin end, SourcePosition position) {
        if (isOpen(transaction)) {
            return close(open.orElseThrow(), end);
        }
        abandonOpen(end);
        watermark = watermark.advancedTo(position);
        return new Work.Rows(List.of(), 0, end, watermark);
    }

    private static SourcePosition endOf(String transaction) {
        return SourcePosition.ofTransaction(transaction, 0).atEnd();
    }

    /** Between the numbers that travel there are others; without word of those the watermark would grow for ever. */
    private void requireWord(UnendedTransaction ended) {
        unsettled += ended.lastPosition() instanceof GtidPosition ? 1 : 0;
        if (unsettled > MOST_UNSETTLED) {
            throw new ConnectException(
                    MOST_UNSETTLED + " transactions before " + ended.id() + " came without the header '"
                            + Stamp.OFFSET_HEADER
                            + "' on any record. A transform of the source or of this sink drops it: change or"
                            + " remove that, and restart the task. Nothing is lost.");
        }
    }

    private Optional<Watermark> unlessRepeated(Optional<SourcePosition> position) {
        if (position.filter(watermark::covers).isPresent()) {
            return Optional.empty();
        }
        position.ifPresent(reached -> watermark = watermark.advancedTo(reached));
        return Optional.of(watermark);
    }

    private void abandonOpen(ChangeOrigin at) {
        open.ifPresent(transaction -> LOG.info(
                "Transaction {} starts again or is interrupted at {}: its {} rows so far will come again in full.",
                transaction.id(),
                at,
                transaction.size()));
        open = Optional.empty();
    }
}
