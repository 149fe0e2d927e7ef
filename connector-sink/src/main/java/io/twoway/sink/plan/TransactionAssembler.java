package io.twoway.sink.plan;

import io.twoway.contract.SourcePosition;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.sink.decode.StreamEvent.RowChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;
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

    private final int maxRows;
    private final PlanListener listener;

    // Mutable state
    private Watermark watermark;
    private Optional<OpenTransaction> open = Optional.empty();

    /**
     * @param watermark what is applied already
     * @param maxRows a transaction with more rows is cut ({@code transaction.max.rows})
     */
    public TransactionAssembler(Watermark watermark, int maxRows, PlanListener listener) {
        this.watermark = watermark;
        this.maxRows = maxRows;
        this.listener = listener;
    }

    /** Takes the next event and returns the work that it completes, if any. */
    public Optional<Work> accept(StreamEvent event) {
        if (event instanceof RowChanged row) {
            return acceptRow(row);
        }
        if (event instanceof StreamEvent.TransactionEnded end) {
            return acceptEnd(end);
        }
        if (event instanceof StreamEvent.RowLoaded loaded) {
            PlannedRow row = new PlannedRow.Loaded(loaded.origin(), loaded.table(), loaded.after());
            return Optional.of(new Work.Rows(List.of(row), loaded.origin(), watermark));
        }
        if (event instanceof StreamEvent.TableTruncated truncation) {
            return unlessRepeated(Optional.of(truncation.position()))
                    .map(mark -> new Work.Truncation(truncation, mark));
        }
        if (event instanceof StreamEvent.SchemaChanged statement) {
            return unlessRepeated(statement.position()).map(mark -> new Work.Statement(statement, mark));
        }
        return Optional.empty();
    }

    /** Returns whether no transaction is open, so that everything accepted so far is in some work. */
    public boolean isIdle() {
        return open.isEmpty();
    }

    private Optional<Work> acceptRow(RowChanged row) {
        if (watermark.covers(row.position()) || isSentAgain(row)) {
            listener.replayed(row.origin());
            return Optional.empty();
        }
        if (open.filter(transaction -> transaction.continuesWith(row)).isEmpty()) {
            abandonOpen(row.origin());
            open = Optional.of(new OpenTransaction(row));
        } else {
            open.orElseThrow().add(row);
        }
        return open.filter(transaction -> transaction.size() >= maxRows && transaction.isCuttable())
                .map(transaction -> cut(transaction, row.origin()));
    }

    private boolean isSentAgain(RowChanged row) {
        return open.filter(transaction -> transaction.holds(row)).isPresent()
                && row.position().order() > 1;
    }

    private Work cut(OpenTransaction transaction, ChangeOrigin at) {
        listener.cut(at, transaction.size());
        watermark = watermark.advancedTo(transaction.lastPosition());
        return transaction.takeRows(at, watermark);
    }

    private Optional<Work> acceptEnd(StreamEvent.TransactionEnded end) {
        if (open.filter(transaction -> transaction.isNamed(end.transaction())).isEmpty()) {
            abandonOpen(end.origin());
            return Optional.empty();
        }
        OpenTransaction ended = open.orElseThrow();
        open = Optional.empty();
        watermark = watermark.advancedTo(ended.lastPosition());
        return Optional.of(ended.takeRows(end.origin(), watermark));
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

    /** The rows of the transaction whose end has not come yet. */
    private static final class OpenTransaction {
        private final String id;
        private final List<PlannedRow> rows = new ArrayList<>();
        private SourcePosition last;
        private Optional<RowChanged> leaving = Optional.empty();

        OpenTransaction(RowChanged first) {
            this.id = first.transaction();
            add(first);
        }

        void add(RowChanged row) {
            last = row.position();
            if (row.step() instanceof RowStep.Leaving) {
                leaving = Optional.of(row);
                return;
            }
            rows.add(new PlannedRow.Changed(row.origin(), row.table(), joined(row)));
            leaving = Optional.empty();
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

        boolean continuesWith(RowChanged row) {
            return id.equals(row.transaction()) && row.position().order() > last.order();
        }

        boolean holds(RowChanged row) {
            return id.equals(row.transaction()) && row.position().order() <= last.order();
        }

        boolean isNamed(String transaction) {
            return id.equals(transaction);
        }

        boolean isCuttable() {
            return leaving.isEmpty();
        }

        Work.Rows takeRows(ChangeOrigin end, Watermark reached) {
            Work.Rows work = new Work.Rows(rows, end, reached);
            rows.clear();
            return work;
        }

        int size() {
            return rows.size();
        }

        String id() {
            return id;
        }

        SourcePosition lastPosition() {
            return last;
        }
    }
}
