package io.twoway.sink.apply;

import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.destination.Destination;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.Batch.StatementBatch;
import io.twoway.sink.plan.BatchPlanner;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.TransactionLimit;
import io.twoway.sink.plan.Work;
import io.twoway.sink.resolve.Answer;
import io.twoway.sink.rows.InsertPath;
import io.twoway.sink.rows.LastTables;
import io.twoway.sink.rows.Obstacle;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.rows.SetPath;
import io.twoway.sink.rows.StepPath;
import io.twoway.sink.rows.TablePath;
import io.twoway.sink.statement.StatementRunner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a batch to the destination by the quickest way that works: set-based, new rows without a look at first; if unique values
 * or another transaction are in the way, row by row; if a record stops it, one source transaction at a time, so that all before
 * it commit. A large one is divided first, so that what is slow is done to few rows. The one that does not pass is settled by the answers that persons gave, or by reporting its errant records; else the task fails.
 */
public final class BatchRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    private static final BatchPlanner SMALLER = new BatchPlanner(new TransactionLimit(Piece.LARGE, Long.MAX_VALUE));

    private final Destination destination;
    private final BatchApplier applier;
    private final StatementRunner statements;
    private final PreparedPieces prepared;
    private final InsertPath quickest;
    private final TablePath stepPath;
    private final Referee referee;
    private final Optional<ErrantRecords> errants;
    private final ApplyListener listener;

    // Mutable state
    private Optional<StreamProgress> progress;

    /**
     * @param progress how far the stream is applied
     * @param errants who takes records that cannot be applied; empty when they have to stop the task
     * @param ddl what becomes of the origin's statements
     * @param tables learns which tables rows are bound to
     */
    public BatchRunner(
            Destination destination,
            Referee referee,
            LastTables tables,
            Optional<StreamProgress> progress,
            Optional<ErrantRecords> errants,
            DdlRules ddl,
            ApplyListener listener) {
        this.destination = destination;
        this.applier = new BatchApplier(destination);
        this.statements = new StatementRunner(destination, ddl, listener);
        this.prepared = new PreparedPieces(destination);
        this.stepPath = new StepPath(referee);
        this.quickest = new InsertPath(referee, new SetPath(referee, new StepPath(referee), tables), tables);
        this.referee = referee;
        this.errants = errants;
        this.progress = progress;
        this.listener = listener;
    }

    /** How far the stream is applied. */
    public Optional<StreamProgress> progress() {
        return progress;
    }

    /**
     * Applies a batch whole. When it throws, nothing of its last source transaction is committed, unless the failure was
     * a lost connection while committing: see {@link #reconcile}.
     *
     * @throws ConflictRefusedException when a policy refuses a change and nobody has answered yet
     * @throws UnapplicableRecordException when a record cannot be applied and nobody does without it
     * @throws DestinationException when the destination does not take it
     */
    public void run(Batch batch) {
        if (batch instanceof RowBatch rows) {
            runRows(Piece.of(rows));
            return;
        }
        Work work = ((StatementBatch) batch).work();
        if (PreparedPieces.isFor(work)) {
            runPrepared(work, batch.progress());
        } else {
            statements.run(work, progress, batch.progress());
            progress = Optional.of(batch.progress());
        }
    }

    /** What is left to do says the destination, so that this can be interrupted between any two pieces. */
    private void runPrepared(Work work, StreamProgress end) {
        do {
            runRows(prepared.next(work, progress, end));
        } while (progress.map(StreamProgress::nextOffset).orElse(0L) < end.nextOffset());
        listener.prepared(destination.preparedWait());
    }

    /**
     * Looks up how far the stream really is, after a connection was lost.
     *
     * @throws ConnectException when the row stands neither where this runner knows it to be, nor behind {@code attempted},
     *     or belongs to another task
     */
    public void reconcile(Batch attempted) {
        progress = destination.reconcileProgress(progress, attempted.progress());
    }

    private void runRows(Piece piece) {
        Attempt attempt = attemptBestWay(piece);
        if (attempt instanceof Attempt.Stopped && piece.batch().works().size() == 1) {
            attempt = settle(piece);
        }
        if (attempt instanceof Attempt.Committed committed) {
            progress = Optional.of(piece.next());
            listener.committed(piece.batch(), committed.changes());
            if (!piece.batch().kept().isEmpty()) {
                listener.prepared(destination.preparedWait());
            }
            return;
        }
        divided(piece).forEach(this::run);
    }

    private static List<Batch> divided(Piece piece) {
        return piece.isLarge()
                ? SMALLER.plan(piece.batch().works())
                : piece.batch().works().stream().map(BatchRunner::alone).toList();
    }

    private static Batch alone(Work work) {
        return work instanceof Work.Decided ? new StatementBatch(work) : new RowBatch(List.of(work));
    }

    /** Only here are answers looked for: a batch that nothing stops does not pay for them. */
    private Attempt.Committed settle(Piece piece) {
        Optional<ErrantRecords> takers = errants.filter(reporter -> piece.hasRecords());
        Attempt attempt = applier.settle(piece, progress, referee, Set.of());
        if (attempt instanceof Attempt.Stopped stopped && takers.isPresent() && stopped.isForReporter()) {
            attempt = applier.settle(piece, progress, referee, report(stopped, takers.get()));
        }
        if (attempt instanceof Attempt.Stopped stopped) {
            throw failure(stopped, "");
        }
        return (Attempt.Committed) attempt;
    }

    private Set<Long> report(Attempt.Stopped stopped, ErrantRecords reporter) {
        SortedMap<Long, RuntimeException> failures = new TreeMap<>();
        stopped.unapplicable().forEach(obstacle -> failures.put(obstacle.offset(), obstacle.cause()));
        try {
            reporter.report(failures);
        } catch (ConnectException e) {
            LOG.error("The errant record reporter did not take what cannot be applied", e);
            throw failure(stopped, "The errant record reporter did not take it over: " + e.getMessage() + ".\n");
        }
        return failures.keySet();
    }

    private ConnectException failure(Attempt.Stopped stopped, String reporterSays) {
        listener.refused();
        Obstacle obstacle = first(stopped);
        int others = stopped.obstacles().size() - 1;
        String keep = destination.answerStatement(obstacle.offset(), Answer.KEEP);
        if (obstacle instanceof Obstacle.Unapplicable unapplicable) {
            LOG.error("Record {} cannot be applied", unapplicable.entry().origin(), unapplicable.cause());
            return new UnapplicableRecordException(
                    unapplicable, reporterSays + Others.inWords(others), destination.address(), keep);
        }
        String incoming = destination.answerStatement(obstacle.offset(), Answer.INCOMING);
        return new ConflictRefusedException(
                obstacle.entry(), Others.inWords(others), destination.address(), incoming, keep);
    }

    /** Records that a reporter will take once the conflicts are answered are no person's business. */
    private Obstacle first(Attempt.Stopped stopped) {
        boolean reporterFollows = errants.isPresent() && !stopped.isForReporter();
        return stopped.obstacles().stream()
                .filter(obstacle -> !reporterFollows || obstacle instanceof Obstacle.Refused)
                .findFirst()
                .orElseThrow();
    }

    private Attempt attemptBestWay(Piece piece) {
        try {
            return attemptAsSet(piece);
        } catch (DestinationException e) {
            if (!mayHelpToStep(e.failure(), piece)) {
                throw e;
            }
            LOG.debug(
                    "Batch up to {} is repeated row by row: {}",
                    piece.batch().last().last(),
                    e.getMessage());
        } catch (DataException e) {
            LOG.info("A batch is repeated row by row, because: {}", e.getMessage());
        }
        if (piece.isLarge()) {
            return new Attempt.TooLarge();
        }
        listener.steppedBack();
        return applier.attempt(piece, progress, stepPath);
    }

    /** A table that somebody changed is read again, and new rows that met others are looked for: each makes one try more. */
    private Attempt attemptAsSet(Piece piece) {
        int outdated = 0;
        while (true) {
            try {
                return applier.attempt(piece, progress, quickest);
            } catch (DestinationException e) {
                boolean another =
                        switch (e.failure()) {
                            case OUTDATED -> outdated++ <= piece.tables();
                            case DUPLICATE_KEY -> quickest.metSomething();
                            default -> false;
                        };
                if (!another) {
                    throw e;
                }
                LOG.debug("A batch is repeated, because: {}", e.getMessage());
            }
        }
    }

    /** Many rows one by one hold their locks for longer, and meet the other transaction all the more. */
    private static boolean mayHelpToStep(FailureKind failure, Piece piece) {
        return switch (failure) {
            case DUPLICATE_KEY, OUTDATED, FATAL -> true;
            case CONTENTION -> piece.isLarge() || !piece.hasManyRows();
            case CONNECTION_LOST, UNWRITABLE, BUSY -> false;
        };
    }
}
