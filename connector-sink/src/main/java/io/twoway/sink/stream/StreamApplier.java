package io.twoway.sink.stream;

import io.twoway.contract.ThrottleNote;
import io.twoway.contract.WaitingNote;
import io.twoway.sink.apply.BatchRunner;
import io.twoway.sink.config.BatchConfig;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.decode.RecordDecoder;
import io.twoway.sink.destination.Destination;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.BatchPlanner;
import io.twoway.sink.plan.CausalOrder;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.TransactionAssembler;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.rows.AheadBinder;
import io.twoway.sink.rows.LastTables;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.store.bookkeeping.ProgressRepair;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Way of one stream into the destination. Connect's thread calls every method here: it takes records in and reports how
 * far the stream is. What they complete is applied by a thread of the stream's own, so that the next records are read and
 * converted meanwhile.
 *
 * <p>Who owns what: {@link StreamIntake} and the kept records belong to Connect's thread; {@link ApplyLoop}, with the
 * destination, to the other one; {@link WorkQueue} and {@link LastTables} lie between them.
 */
public final class StreamApplier {

    private static final Logger LOG = LoggerFactory.getLogger(StreamApplier.class);

    /** Connect gives a task 5 seconds to stop by default. */
    private static final long SECONDS_TO_END = 3;

    private static final long SECONDS_TO_ABANDON = 1;

    private final StreamId stream;
    private final Destination destination;
    private final ExecutorService thread;
    private final WorkQueue queue;
    private final StreamIntake intake;
    private final ApplyLoop loop;
    private final StreamPace pace;
    private final Optional<UnappliedRecords> unapplied;
    private final SinkMetrics metrics;

    /**
     * @param thread applies; it is shut down with the stream, and may be the caller's
     * @param progress what the progress row says
     */
    StreamApplier(
            StreamId stream,
            Destination destination,
            ExecutorService thread,
            RecordDecoder decoder,
            Referee referee,
            BatchConfig limits,
            Optional<StreamProgress> progress,
            ProgressRepair repair,
            CausalOrder order,
            RetryBudget retries,
            StreamPace pace,
            Optional<UnappliedRecords> unapplied,
            DdlRules ddl,
            SinkMetrics metrics) {
        this.stream = stream;
        this.destination = destination;
        this.thread = thread;
        this.pace = pace;
        this.unapplied = unapplied;
        this.metrics = metrics;
        this.queue = new WorkQueue(limits.queueLimit());
        Watermark watermark = progress.map(StreamProgress::watermark).orElse(Watermark.START);
        LastTables tables = new LastTables();
        this.intake = new StreamIntake(
                decoder,
                new TransactionAssembler(watermark, limits.transactionLimit(), metrics),
                new AheadBinder(tables),
                progress,
                repair,
                unapplied,
                queue,
                metrics);
        this.loop = new ApplyLoop(
                destination,
                new BatchRunner(
                        destination, referee, tables, progress, unapplied.map(Function.identity()), ddl, metrics),
                new BatchPlanner(limits.batchLimit()),
                order,
                new OrderWait(stream, Clock.systemUTC()),
                retries,
                pace,
                queue);
    }

    /**
     * Takes records in, to be applied from now on.
     *
     * @throws ConnectException when the topic is not, or not whole, what the progress row speaks of; or what ended the
     *     applying of records taken in before
     */
    public void put(Collection<SinkRecord> records) {
        loop.failure().ifPresent(failure -> {
            throw failure;
        });
        unapplied.ifPresent(UnappliedRecords::handOver);
        intake.take(records);
        if (queue.begin()) {
            thread.execute(loop::run);
        }
        appliedOffset().ifPresent(offset -> unapplied.ifPresent(kept -> kept.forgetBefore(offset)));
        metrics.waitingSince(waiting().map(WaitingNote::since));
        metrics.orderWaitingSince(loop.orderWaitingSince());
    }

    /**
     * Returns the offset up to which everything is applied: what the consumer group may commit. Empty while nothing is known
     * to be applied: the group's offset must not move on heartbeats alone, or a lost progress row would not be noticed.
     */
    public OptionalLong appliedOffset() {
        boolean idle = intake.isIdle(); // asked first: what is applied only grows
        OptionalLong next = intake.next();
        Optional<StreamProgress> applied = loop.applied();
        if (applied.isEmpty() || next.isEmpty()) {
            return OptionalLong.empty();
        }
        return idle ? next : OptionalLong.of(applied.get().nextOffset());
    }

    /** Returns why nothing is applied now; empty while the destination takes changes. */
    public Optional<WaitingNote> waiting() {
        return loop.waiting();
    }

    /** Returns which limit holds the stream back these days; empty while none does. */
    public Optional<ThrottleNote> throttled() {
        return pace.hold().map(hold -> new ThrottleNote(hold.since(), Instant.now(), hold.limit()));
    }

    /** Returns whether all works that were taken in are applied, and nothing has failed. */
    boolean isDone() {
        return queue.isEmpty() && waiting().isEmpty() && loop.failure().isEmpty();
    }

    /** Returns whether no more should be read now. */
    boolean isFull() {
        return queue.isFull(intake.unfinishedBytes());
    }

    /** Returns whether reading is worth while again. */
    boolean hasRoom() {
        return queue.hasRoom(intake.unfinishedBytes());
    }

    /** Lets no further batch begin. */
    void stop() {
        queue.stop();
        unapplied.ifPresent(UnappliedRecords::stop);
    }

    /** Waits for the batch that is being applied to end, or makes it fail, and for its thread to let the destination go. */
    void close() {
        stop();
        thread.execute(destination::close);
        thread.shutdown();
        if (!endsWithin(SECONDS_TO_END)) {
            destination.abandon();
            if (!endsWithin(SECONDS_TO_ABANDON)) {
                LOG.warn(
                        "Stream {} is left while the destination is at work on it, or does not answer; its thread ends with that",
                        stream);
            }
        }
    }

    private boolean endsWithin(long seconds) {
        try {
            return thread.awaitTermination(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
