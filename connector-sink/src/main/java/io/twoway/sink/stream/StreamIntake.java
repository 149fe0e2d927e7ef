package io.twoway.sink.stream;

import io.twoway.contract.SendMark;
import io.twoway.sink.decode.ReadSoFar;
import io.twoway.sink.decode.RecordDecoder;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.TransactionAssembler;
import io.twoway.sink.plan.Work;
import io.twoway.sink.rows.AheadBinder;
import io.twoway.sink.store.bookkeeping.ProgressRepair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Takes a stream's records in: looks whether the topic is whole, decodes, puts together what must be applied whole, and binds it to
 * its tables as far as these are known. All of it belongs to Connect's thread.
 */
final class StreamIntake {

    private final RecordDecoder decoder;
    private final TransactionAssembler assembler;
    private final AheadBinder binder;
    private final StreamContinuity continuity;
    private final OpenEnds openEnds;
    private final IdleProgress idle;
    private final SendMark.Reader marks = new SendMark.Reader();
    private final ProgressRepair repair;
    private final Optional<UnappliedRecords> unapplied;
    private final WorkQueue queue;
    private final SinkMetrics metrics;

    // Mutable state: whether the last records were taken in, and none refused
    private boolean whole = true;

    /** @param progress what the progress row said when the stream was opened */
    StreamIntake(
            RecordDecoder decoder,
            TransactionAssembler assembler,
            AheadBinder binder,
            Optional<StreamProgress> progress,
            ProgressRepair repair,
            Optional<UnappliedRecords> unapplied,
            WorkQueue queue,
            SinkMetrics metrics) {
        this.decoder = decoder;
        this.assembler = assembler;
        this.binder = binder;
        this.continuity = new StreamContinuity(progress);
        this.openEnds = new OpenEnds(repair);
        this.idle = new IdleProgress(progress);
        this.repair = repair;
        this.unapplied = unapplied;
        this.queue = queue;
        this.metrics = metrics;
    }

    /**
     * Takes records in, and what they complete into the queue.
     *
     * @throws ConnectException when the topic is not, or not whole, what the progress row speaks of
     */
    void take(Collection<SinkRecord> records) {
        List<Work> completed = new ArrayList<>();
        whole = false;
        try {
            for (SinkRecord record : records) { // a loop of its own: see AheadBinder
                takeIn(record, completed);
            }
            whole = true;
        } finally {
            queue.addAll(completed);
        }
    }

    /** Returns whether everything that arrived is applied. */
    boolean isIdle() {
        return whole && nothingWaits();
    }

    private boolean nothingWaits() {
        return queue.isEmpty() && assembler.isIdle();
    }

    /** Returns about how many bytes of the heap the rows of an open transaction take. */
    long unfinishedBytes() {
        return assembler.heldBytes();
    }

    /** Returns the offset behind the last record; empty before a record has proved the topic right. */
    OptionalLong next() {
        return continuity.isStarted() ? OptionalLong.of(continuity.next()) : OptionalLong.empty();
    }

    private void takeIn(SinkRecord record, List<Work> completed) {
        Optional<SendMark> mark = marks.readFrom(record.headers());
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
            Optional<Work> work = event instanceof StreamEvent.Heartbeat heartbeat
                    ? heard(heartbeat, completed.isEmpty())
                    : assemble(record, event);
            work.ifPresent(idle::planned);
            work.map(binder::bound).ifPresent(completed::add);
        }
    }

    /** A heartbeat between the rows of a transaction says nothing: progress must not pass rows that are not applied. */
    private Optional<Work> heard(StreamEvent.Heartbeat heartbeat, boolean nothingBefore) {
        if (nothingBefore && nothingWaits()) {
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
}
