package io.twoway.sink;

import io.twoway.contract.SendMark;
import io.twoway.sink.apply.BatchRunner;
import io.twoway.sink.config.BatchConfig;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.decode.ReadSoFar;
import io.twoway.sink.decode.RecordDecoder;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.sink.destination.Destination;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.BatchPlanner;
import io.twoway.sink.plan.CausalOrder;
import io.twoway.sink.plan.StreamLag;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.TransactionAssembler;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.store.bookkeeping.ProgressRepair;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One stream on its way into the destination: takes records in, keeps what is not applied yet, and applies it.
 *
 * <p>Invariants: a record is taken in once, however often Connect delivers it; what was taken in stays in {@code pending} or
 * in the assembler until it is applied; {@code runner.progress()} is what the progress row says.
 */
final class StreamApplier {

    private final Destination store;
    private final RecordDecoder decoder;
    private final TransactionAssembler assembler;
    private final BatchPlanner planner;
    private final BatchRunner runner;
    private final SinkMetrics metrics;
    private final StreamContinuity continuity;
    private final OpenEnds openEnds;
    private final ProgressRepair repair;
    private final IdleProgress idle;
    private final CausalOrder order;
    private final Optional<UnappliedRecords> unapplied;

    // Mutable state
    private final Deque<Work> pending = new ArrayDeque<>();
    private Optional<Batch> inDoubt = Optional.empty();

    StreamApplier(
            Destination store,
            RecordDecoder decoder,
            Referee referee,
            BatchConfig limits,
            Optional<StreamProgress> progress,
            ProgressRepair repair,
            CausalOrder order,
            Optional<UnappliedRecords> unapplied,
            DdlRules ddl,
            SinkMetrics metrics) {
        this.store = store;
        this.decoder = decoder;
        this.metrics = metrics;
        this.planner = new BatchPlanner(limits.batchLimit());
        this.assembler = new TransactionAssembler(
                progress.map(StreamProgress::watermark).orElse(Watermark.START), limits.transactionLimit(), metrics);
        this.runner = new BatchRunner(store, referee, progress, unapplied.map(Function.identity()), ddl, metrics);
        this.continuity = new StreamContinuity(progress);
        this.openEnds = new OpenEnds(repair);
        this.repair = repair;
        this.idle = new IdleProgress(progress);
        this.order = order;
        this.unapplied = unapplied;
    }

    /**
     * Takes records in and applies all whole transactions, but those that have to wait for another stream. Records that
     * Connect delivers again after a failure are known.
     *
     * @throws DestinationException when the destination does not take them now; what is left stays pending
     * @throws ConnectException when the topic is not, or not whole, what the progress row speaks of
     */
    void put(Collection<SinkRecord> records) {
        records.forEach(this::takeIn);
        records.stream().findFirst().ifPresent(first -> continuity.mayRepeatFrom(first.kafkaOffset()));
        applyPending();
        continuity.putSucceeded();
    }

    private void takeIn(SinkRecord record) {
        Optional<SendMark> mark = SendMark.readFrom(record.headers());
        boolean sameRun = continuity.isOfSameRun(mark);
        Arrival arrival =
                continuity.arrive(record.kafkaOffset(), mark, () -> read(record).origin());
        if (arrival instanceof Arrival.Refused refused) {
            throw new ConnectException(refused.explain(repair));
        }
        if (arrival instanceof Arrival.Next) {
            unapplied.ifPresent(kept -> kept.remember(record));
            StreamEvent event = read(record);
            openEnds.look(event, mark.isPresent(), sameRun, assembler);
            ReadSoFar.in(record.headers()).ifPresent(assembler::settle);
            Optional<Work> work =
                    event instanceof StreamEvent.Heartbeat heartbeat ? heard(heartbeat) : assemble(record, event);
            work.ifPresent(this::plan);
        }
    }

    private void plan(Work work) {
        pending.add(work);
        idle.planned(work);
    }

    /** A heartbeat between the rows of a transaction says nothing: progress must not pass rows that are not applied. */
    private Optional<Work> heard(StreamEvent.Heartbeat heartbeat) {
        if (isIdle()) {
            metrics.heartbeat(heartbeat.origin());
        }
        return assembler.isIdle() ? idle.heartbeat(heartbeat.origin(), assembler.watermark()) : Optional.empty();
    }

    /** What cannot be read keeps its place in the stream: what becomes of it is decided when that is reached. */
    private StreamEvent read(SinkRecord record) {
        try {
            return decoder.decode(record);
        } catch (DataException e) {
            return decoder.undecodable(record, e);
        }
    }

    private Optional<Work> assemble(SinkRecord record, StreamEvent event) {
        try {
            return assembler.accept(event);
        } catch (DataException e) {
            return assembler.accept(decoder.undecodable(record, e));
        }
    }

    private void applyPending() {
        resolveDoubt();
        for (Batch batch : planner.plan(order.ready(pending))) {
            apply(batch);
            dropApplied();
        }
        unapplied.ifPresent(kept -> kept.forgetBefore(
                isIdle()
                        ? continuity.next()
                        : runner.progress().map(StreamProgress::nextOffset).orElse(0L)));
    }

    /**
     * Returns the offset up to which everything is applied: what the consumer group may commit. Empty while nothing is known
     * to be applied: the group's offset must not move on heartbeats alone, or a lost progress row would not be noticed.
     */
    OptionalLong appliedOffset() {
        if (runner.progress().isEmpty() || !continuity.isStarted()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                isIdle() ? continuity.next() : runner.progress().get().nextOffset());
    }

    /** Returns what the next work waited for when records were put last; empty when nothing waits. */
    Optional<StreamLag> waitsFor() {
        return Optional.ofNullable(pending.peekFirst()).flatMap(order::knownLag);
    }

    private boolean isIdle() {
        return pending.isEmpty() && assembler.isIdle();
    }

    private void apply(Batch batch) {
        try {
            runner.run(batch);
        } catch (DestinationException e) {
            dropApplied();
            if (e.failure() == FailureKind.CONNECTION_LOST) {
                store.disconnect();
                inDoubt = Optional.of(batch);
            }
            throw e;
        }
    }

    /** A connection that broke while committing leaves open whether the commit happened; the progress row knows. */
    private void resolveDoubt() {
        if (inDoubt.isPresent()) {
            runner.reconcile(inDoubt.get());
            inDoubt = Optional.empty();
            dropApplied();
        }
    }

    private void dropApplied() {
        long next = runner.progress().map(StreamProgress::nextOffset).orElse(0L);
        while (!pending.isEmpty() && pending.peekFirst().last().offset() < next) {
            pending.removeFirst();
        }
    }
}
