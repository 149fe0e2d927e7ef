package io.twoway.sink;

import io.twoway.sink.apply.BatchRunner;
import io.twoway.sink.apply.Referee;
import io.twoway.sink.config.BatchConfig;
import io.twoway.sink.decode.RecordDecoder;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.BatchPlanner;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.TransactionAssembler;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.sink.store.RowStore;
import io.twoway.sink.store.SqlFailure;
import io.twoway.sink.store.StoreException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One stream on its way into the destination: takes records in, keeps what is not applied yet, and applies it.
 *
 * <p>Invariants: a record is taken in once, however often Connect delivers it; what was taken in stays in {@code pending} or
 * in the assembler until it is applied; {@code runner.progress()} is what the progress row says.
 */
final class StreamApplier {

    private final RowStore store;
    private final RecordDecoder decoder;
    private final TransactionAssembler assembler;
    private final BatchPlanner planner;
    private final BatchRunner runner;
    private final SinkMetrics metrics;
    private final StreamStart start;

    // Mutable state
    private final Deque<Work> pending = new ArrayDeque<>();
    private long nextToTakeIn;
    private Optional<Batch> inDoubt = Optional.empty();

    StreamApplier(
            RowStore store,
            RecordDecoder decoder,
            Referee referee,
            BatchConfig limits,
            Optional<Progress> progress,
            SinkMetrics metrics) {
        this.store = store;
        this.decoder = decoder;
        this.metrics = metrics;
        this.planner = new BatchPlanner(limits.batchLimit());
        this.assembler = new TransactionAssembler(
                progress.map(Progress::watermark).orElse(Watermark.START), limits.transactionLimit(), metrics);
        this.runner = new BatchRunner(store, referee, progress, metrics);
        this.nextToTakeIn = progress.map(Progress::nextOffset).orElse(0L);
        this.start = new StreamStart(nextToTakeIn);
    }

    /** Takes records in. Those that Connect delivers again after a retry are known already. */
    void takeIn(Collection<SinkRecord> records) {
        for (SinkRecord record : records) {
            start.check(record);
            if (record.kafkaOffset() >= nextToTakeIn) {
                StreamEvent event = decoder.decode(record);
                assembler.accept(event).ifPresent(pending::add);
                if (event instanceof StreamEvent.Heartbeat heartbeat && isIdle()) {
                    metrics.heartbeat(heartbeat.origin());
                }
                nextToTakeIn = record.kafkaOffset() + 1;
            }
        }
    }

    /**
     * Applies all whole transactions that were taken in.
     *
     * @throws StoreException when the destination does not take them now; what is left stays pending
     */
    void applyPending() {
        resolveDoubt();
        for (Batch batch : planner.plan(List.copyOf(pending))) {
            apply(batch);
            dropApplied();
        }
    }

    /** Returns the offset up to which everything is applied: what the consumer group may commit. */
    long appliedOffset() {
        return isIdle()
                ? nextToTakeIn
                : runner.progress().map(Progress::nextOffset).orElse(0L);
    }

    private boolean isIdle() {
        return pending.isEmpty() && assembler.isIdle();
    }

    private void apply(Batch batch) {
        try {
            runner.run(batch);
        } catch (StoreException e) {
            dropApplied();
            if (e.failure() == SqlFailure.CONNECTION_LOST) {
                store.disconnect();
                inDoubt = Optional.of(batch);
            }
            throw e;
        }
    }

    /** A connection that broke while committing leaves open whether the commit happened; the progress row knows. */
    private void resolveDoubt() {
        if (inDoubt.isPresent()) {
            if (!runner.reconcile(inDoubt.get())) {
                throw new ConnectException("After the connection was lost, the progress row is neither where this task "
                        + "left it nor where it was going: another task applies the same stream, or somebody changed "
                        + "the row. Make sure that only one sink connector reads this topic, then restart the task.");
            }
            inDoubt = Optional.empty();
            dropApplied();
        }
    }

    private void dropApplied() {
        long next = runner.progress().map(Progress::nextOffset).orElse(0L);
        while (!pending.isEmpty() && pending.peekFirst().last().offset() < next) {
            pending.removeFirst();
        }
    }
}
