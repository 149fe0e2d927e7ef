package io.twoway.sink.stream;

import io.twoway.contract.SendMark;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.plan.StreamProgress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Looks at every record's offset whether the topic still is, and wholly, what the progress row speaks of. Kafka sends a
 * consumer whose offset is not in the topic somewhere else without a word; so offsets must follow each other.
 *
 * <p>One offset may be missing between two records: an exactly-once source ends each of its Kafka transactions with a
 * marker that takes one; the source's marks tell it from a record that was lost. Nothing may be missing, and nothing may come
 * back: no put fails that has taken records in, but for good. The consumer starts one record before the progress, so that the last applied one shows whether it is
 * the same topic.
 */
final class StreamContinuity {

    private static final Arrival NEXT = new Arrival.Next();
    private static final Arrival KNOWN = new Arrival.Known();

    private final Optional<StreamProgress> progress;

    // Mutable state
    private long next;
    private boolean started;
    private final SentRecords sent = new SentRecords();

    /** @param progress what the progress row said when the stream was opened */
    StreamContinuity(Optional<StreamProgress> progress) {
        this.progress = progress;
        this.next = progress.map(StreamProgress::nextOffset).orElse(0L);
    }

    /**
     * Returns the offset that the consumer must be sent to. Empty without a progress row: then it stays where its group
     * is, which shows whether this is a new stream or one whose row was lost.
     */
    static OptionalLong startOffset(Optional<StreamProgress> progress) {
        return progress.map(row -> Identity.lastApplied(row).isEmpty() ? row.nextOffset() : row.nextOffset() - 1)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Returns whether a record came that proved the topic right. */
    boolean isStarted() {
        return started;
    }

    /** Returns the offset behind the last record that arrived. */
    long next() {
        return next;
    }

    /**
     * Takes note of a record.
     *
     * @param mark what its source says of it
     * @param origin reads where it comes from; only asked for the first record
     */
    Arrival arrive(long offset, Optional<SendMark> mark, Supplier<ChangeOrigin> origin) {
        Arrival arrival = started ? follow(offset, 1) : first(offset, origin);
        if (arrival instanceof Arrival.Next) {
            OptionalLong missing = sent.missing(next, offset, mark);
            if (missing.isPresent()) {
                return new Arrival.RecordDropped(missing.getAsLong(), offset);
            }
            sent.take(next, offset, mark);
            next = offset + 1;
        }
        started |= !(arrival instanceof Arrival.Refused);
        return arrival;
    }

    /** Returns whether the run of the source that sent the last record sent one with this mark too. */
    boolean isOfSameRun(Optional<SendMark> mark) {
        return sent.isOfSameRun(mark);
    }

    private Arrival first(long offset, Supplier<ChangeOrigin> origin) {
        if (progress.isEmpty()) {
            return offset == 0 ? NEXT : new Arrival.NoBeginning(origin.get());
        }
        Optional<Identity> applied = Identity.lastApplied(progress.get());
        if (applied.isPresent() && offset == next - 1) {
            ChangeOrigin found = origin.get();
            return applied.get().isOf(found) ? KNOWN : new Arrival.Replaced(applied.get(), found);
        }
        // the last applied record is gone by retention: then a missing one may well be a deleted change and no marker
        return follow(offset, 0);
    }

    private Arrival follow(long offset, int markers) {
        if (offset < next) {
            return new Arrival.WentBack(next, offset);
        }
        return offset <= next + markers ? NEXT : new Arrival.RecordsMissing(next, offset);
    }
}
