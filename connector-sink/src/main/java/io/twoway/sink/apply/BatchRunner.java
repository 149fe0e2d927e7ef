package io.twoway.sink.apply;

import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.Batch.StatementBatch;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.Work;
import io.twoway.sink.store.RowStore;
import io.twoway.sink.store.SqlFailure;
import io.twoway.sink.store.StoreException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a batch to the destination by the quickest way that works: set-based; if unique values or another transaction are
 * in the way, row by row; if a policy refuses a change, one source transaction at a time, so that all before it commit.
 */
public final class BatchRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    private final RowStore store;
    private final BatchApplier applier;
    private final StatementRunner statements;
    private final TablePath setPath;
    private final TablePath stepPath;
    private final ApplyListener listener;

    // Mutable state
    private Optional<Progress> progress;

    /** @param progress how far the stream is applied */
    public BatchRunner(RowStore store, Referee referee, Optional<Progress> progress, ApplyListener listener) {
        this.store = store;
        this.applier = new BatchApplier(store);
        this.statements = new StatementRunner(store, listener);
        this.stepPath = new StepPath(referee);
        this.setPath = new SetPath(referee, new StepPath(referee));
        this.progress = progress;
        this.listener = listener;
    }

    /** How far the stream is applied. */
    public Optional<Progress> progress() {
        return progress;
    }

    /**
     * Applies a batch whole. When it throws, nothing of its last source transaction is committed, unless the failure was
     * a lost connection while committing: see {@link #reconcile}.
     *
     * @throws ConflictRefusedException when a policy refuses a change
     * @throws StoreException when the destination does not take it
     */
    public void run(Batch batch) {
        if (batch instanceof RowBatch rows) {
            runRows(rows);
        } else {
            statements.run(((StatementBatch) batch).work(), progress, batch.progress());
            progress = Optional.of(batch.progress());
        }
    }

    /**
     * Looks up how far the stream really is, after a connection was lost.
     *
     * @throws ConnectException when the row stands neither where this runner knows it to be, nor behind {@code attempted},
     *     or belongs to another task
     */
    public void reconcile(Batch attempted) {
        progress = store.reconcileProgress(progress, attempted.progress());
    }

    private void runRows(RowBatch batch) {
        Attempt attempt = attemptBestWay(batch);
        if (attempt instanceof Attempt.Committed committed) {
            progress = Optional.of(batch.progress());
            listener.committed(batch, committed.changes());
            return;
        }
        if (batch.works().size() == 1) {
            listener.refused();
            throw new ConflictRefusedException(((Attempt.Refused) attempt).conflict());
        }
        for (Work.Rows work : batch.works()) {
            runRows(new RowBatch(List.of(work)));
        }
    }

    private Attempt attemptBestWay(RowBatch batch) {
        try {
            return applier.attempt(batch, progress, setPath);
        } catch (StoreException e) {
            if (!mayHelpToStep(e.failure())) {
                throw e;
            }
            LOG.debug("Batch up to {} is repeated row by row: {}", batch.last().last(), e.getMessage());
        } catch (DataException e) {
            LOG.info("The destination's tables are read again, because: {}", e.getMessage());
        }
        store.forgetTables();
        listener.steppedBack();
        return applier.attempt(batch, progress, stepPath);
    }

    private static boolean mayHelpToStep(SqlFailure failure) {
        return switch (failure) {
            case DUPLICATE_KEY, CONTENTION, FATAL -> true;
            case CONNECTION_LOST, UNWRITABLE -> false;
        };
    }
}
