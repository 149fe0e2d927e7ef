package io.twoway.sink.plan;

import io.twoway.contract.BinlogPosition;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.GtidSet;
import io.twoway.contract.SourcePosition;
import java.util.Optional;

/**
 * The part of the origin's binlog that is applied. What it covers is dropped as a repeat. With GTIDs it is a set, as
 * MySQL's own: their numbers need not come in order. Without them it is the last place, as a binlog has but one order.
 *
 * @param gtids what is applied of transactions with GTIDs
 * @param binlog the last applied position where GTIDs are off
 */
public record Watermark(AppliedGtids gtids, Optional<BinlogPosition> binlog) {

    /** Nothing is applied yet. */
    public static final Watermark START = new Watermark(AppliedGtids.NONE, Optional.empty());

    /** Returns whether a change at this position is applied already. */
    public boolean covers(SourcePosition position) {
        return position instanceof GtidPosition gtid
                ? gtids.covers(gtid)
                : binlog.filter(last -> ((BinlogPosition) position).compareTo(last) <= 0)
                        .isPresent();
    }

    /** Returns the watermark after the change at this position was applied; at its end a transaction is whole. */
    public Watermark advancedTo(SourcePosition position) {
        return position instanceof GtidPosition gtid
                ? new Watermark(gtids.with(gtid), binlog)
                : new Watermark(gtids, Optional.of((BinlogPosition) position));
    }

    /** Returns the watermark after a transaction was applied whose source numbers them in their order, with holes. */
    Watermark advancedThrough(SourcePosition position) {
        return position instanceof GtidPosition gtid
                ? new Watermark(gtids.withAllThrough(gtid), binlog)
                : advancedTo(position);
    }

    /**
     * Returns the watermark when all that the source has read up to some record was applied: also what it read and did not
     * send counts as applied then, so that the set has no more intervals than the origin's own.
     *
     * @param read the transactions that the source had read whole before the record
     */
    Watermark settledBy(GtidSet read) {
        AppliedGtids settled = gtids.settledBy(read);
        return settled.equals(gtids) ? this : new Watermark(settled, binlog);
    }

    /** Returns the text kept in the progress row. */
    public String encoded() {
        return WatermarkText.of(this);
    }

    /**
     * Reads what {@link #encoded()} wrote, or an older version.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static Watermark parse(String text) {
        return WatermarkText.read(text);
    }
}
