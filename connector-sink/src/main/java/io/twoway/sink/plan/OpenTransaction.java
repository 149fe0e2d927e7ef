package io.twoway.sink.plan;

import io.twoway.contract.SourcePosition;
import io.twoway.contract.Xid;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent.RowChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/** The rows of the transaction whose end has not come yet. */
final class OpenTransaction {

    private final String id;
    private final Optional<Xid> xid;

    // Mutable state
    private final List<PlannedRow> rows = new ArrayList<>();
    private long heldBytes;
    private int pieces;
    private boolean whole;
    private SourcePosition last;
    private Optional<RowChanged> leaving = Optional.empty();

    OpenTransaction(RowChanged first) {
        this.id = first.transaction();
        this.xid = first.xid();
        add(first);
    }

    /** @throws ConnectException when the row stands where the second half of a changed key should */
    void add(RowChanged row) {
        if (!(row.step() instanceof RowStep.Arriving)) {
            requireSecondHalfBefore(row.origin());
        }
        last = row.position();
        heldBytes += HeldBytes.of(row.step());
        if (row.step() instanceof RowStep.Leaving) {
            leaving = Optional.of(row);
            return;
        }
        rows.add(planned(row));
        leaving = Optional.empty();
    }

    private PlannedRow planned(RowChanged row) {
        if (row.step() instanceof RowStep.Loaded loaded) {
            whole = true;
            return new PlannedRow.Loaded(row.origin(), row.table(), loaded.after());
        }
        return new PlannedRow.Changed(row.origin(), row.table(), joined(row));
    }

    void addUndecodable(PlannedRow row) {
        rows.add(row);
    }

    private RowStep joined(RowChanged row) {
        if (!(row.step() instanceof RowStep.Arriving arriving)) {
            return row.step();
        }
        RowChanged first = leaving.filter(half -> half.table().equals(row.table()))
                .orElseThrow(() -> new DataException("Record " + row.origin()
                        + " is the second half of a changed key, but the first half does not stand before it."));
        return new RowStep.Updated(((RowStep.Leaving) first.step()).before(), arriving.after());
    }

    /** Half a change of a key would be no change at all: the row would stay under its old key. */
    void requireSecondHalfBefore(ChangeOrigin here) {
        leaving.ifPresent(first -> {
            throw new ConnectException("Record " + first.origin() + " is the first half of a changed key, but " + here
                    + " follows and not the second half. Nothing of transaction " + id
                    + " was written. A transform of the source or of this sink drops records: remove it.");
        });
    }

    boolean continuesWith(RowChanged row) {
        return id.equals(row.transaction()) && row.position().order() > last.order();
    }

    boolean holds(RowChanged row) {
        return id.equals(row.transaction()) && row.position().order() <= last.order();
    }

    boolean isNamed(String transaction) {
        return id.equals(transaction);
    }

    /** Loaded rows are sent again under other numbers, so they are applied together or not at all. */
    boolean isCuttable() {
        return leaving.isEmpty() && !whole;
    }

    /** Returns whether nothing of it was taken yet. */
    boolean isWhole() {
        return pieces == 0;
    }

    /** Returns a watermark when all of it is applied. Chunks of loaded rows come in the order of their numbers. */
    Watermark markedIn(Watermark mark) {
        return whole ? mark.advancedThrough(last.atEnd()) : mark.advancedTo(last.atEnd());
    }

    /** Hands out the rows so far, of a transaction that may go on. */
    Work takeCut(ChangeOrigin at, Watermark reached) {
        Work.Rows piece = takePiece(at, reached);
        return xid.<Work>map(name -> new Work.Prepared(name, id, piece, false)).orElse(piece);
    }

    /** Hands out the rows so far. */
    Work.Rows takePiece(ChangeOrigin end, Watermark reached) {
        Work.Rows work = new Work.Rows(SelfReferences.withoutSupersededUpdates(rows), heldBytes, end, reached);
        rows.clear();
        heldBytes = 0;
        pieces++;
        return work;
    }

    /** Returns how many pieces were taken. */
    int pieces() {
        return pieces;
    }

    int size() {
        return rows.size();
    }

    /** Returns about how many bytes of the heap the rows take. */
    long heldBytes() {
        return heldBytes;
    }

    String id() {
        return id;
    }

    SourcePosition lastPosition() {
        return last;
    }
}
