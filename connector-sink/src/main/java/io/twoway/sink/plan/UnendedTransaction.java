package io.twoway.sink.plan;

import io.twoway.contract.SourcePosition;
import io.twoway.contract.Xid;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent.RowChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/** The rows of the transaction whose end has not come yet. */
final class UnendedTransaction {

    private final String id;
    private final Optional<Xid> xid;

    // Mutable state
    private final List<PlannedRow> rows = new ArrayList<>();
    private long heldBytes;
    private int pieces;
    private boolean whole;
    private SourcePosition last;
    private ChangeOrigin lastOrigin;
    private Optional<RowChanged> leaving = Optional.empty();
    private List<CutPoint> detachments = new ArrayList<>();

    /**
     * A place at which the transaction may be cut.
     *
     * @param rows how many of the rows that are held stand before it
     * @param heldBytes what these take
     * @param position of the last of them
     * @param origin the record that came last before the place
     */
    record CutPoint(int rows, long heldBytes, SourcePosition position, ChangeOrigin origin) {
        private CutPoint behind(CutPoint cut) {
            return new CutPoint(rows - cut.rows, heldBytes - cut.heldBytes, position, origin);
        }
    }

    UnendedTransaction(RowChanged first) {
        this.id = first.transaction();
        this.xid = first.xid();
        this.last = first.position();
        this.lastOrigin = first.origin();
        add(first);
    }

    /** @throws ConnectException when the row stands where the second half of a changed key should */
    void add(RowChanged row) {
        if (!(row.step() instanceof RowStep.Arriving)) {
            requireSecondHalfBefore(row.origin());
        }
        if (SelfReferences.isDetached(row.step())) {
            detachments.add(end());
        }
        last = row.position();
        lastOrigin = row.origin();
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
        lastOrigin = row.origin();
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

    /**
     * Returns where a transaction that may go on is cut: at its end so far, but not between an UPDATE and a DELETE that takes
     * it back. Where that UPDATE is the first row that is held there is no other place: what lies between them is larger than
     * one piece.
     */
    CutPoint cutPoint() {
        Set<Integer> places = detachments.stream().map(CutPoint::rows).collect(Collectors.toSet());
        OptionalInt open = SelfReferences.firstOpen(rows, places);
        return detachments.stream()
                .filter(point -> point.rows() > 0 && point.rows() == open.orElse(0))
                .findFirst()
                .orElseGet(this::end);
    }

    private CutPoint end() {
        return new CutPoint(rows.size(), heldBytes, last, lastOrigin);
    }

    /** Hands out the rows before a place, of a transaction that may go on. */
    Work takeCut(CutPoint cut, Watermark reached) {
        Work.Rows piece = take(cut, cut.origin(), reached);
        return xid.<Work>map(name -> new Work.Prepared(name, id, piece, false)).orElse(piece);
    }

    /** Hands out the rows so far. */
    Work.Rows takePiece(ChangeOrigin end, Watermark reached) {
        return take(end(), end, reached);
    }

    private Work.Rows take(CutPoint cut, ChangeOrigin end, Watermark reached) {
        List<PlannedRow> piece = List.copyOf(rows.subList(0, cut.rows()));
        rows.subList(0, cut.rows()).clear();
        heldBytes -= cut.heldBytes();
        detachments = detachments.stream()
                .filter(point -> point.rows() >= cut.rows())
                .map(point -> point.behind(cut))
                .collect(Collectors.toList());
        pieces++;
        return new Work.Rows(SelfReferences.withoutSupersededUpdates(piece), cut.heldBytes(), end, reached);
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
