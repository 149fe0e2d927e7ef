package io.twoway.sink.plan;

import io.twoway.contract.BinlogPosition;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.SourcePosition;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far the origin's binlog is applied. What it covers is dropped as a repeat. With GTIDs it keeps the highest
 * transaction of each source id, which is exact as long as each source's transactions stand in the binlog in number order
 * ({@code replica_preserve_commit_order}, MySQL's default).
 *
 * @param gtids the last applied position by source id
 * @param binlog the last applied position where GTIDs are off
 */
public record Watermark(SortedMap<String, GtidPosition> gtids, Optional<BinlogPosition> binlog) {

    /** Nothing is applied yet. */
    public static final Watermark START = new Watermark(Collections.emptySortedMap(), Optional.empty());

    private static final String BINLOG_PREFIX = "binlog ";

    public Watermark {
        gtids = Collections.unmodifiableSortedMap(new TreeMap<>(gtids));
    }

    /** Returns whether a change at this position is applied already. */
    public boolean covers(SourcePosition position) {
        if (position instanceof GtidPosition gtid) {
            GtidPosition last = gtids.get(gtid.sourceId());
            return last != null
                    && (gtid.transaction() < last.transaction()
                            || (gtid.transaction() == last.transaction() && gtid.order() <= last.order()));
        }
        return binlog.filter(last -> ((BinlogPosition) position).compareTo(last) <= 0)
                .isPresent();
    }

    /** Returns the watermark after the change at this position was applied. */
    public Watermark advancedTo(SourcePosition position) {
        if (position instanceof GtidPosition gtid) {
            TreeMap<String, GtidPosition> next = new TreeMap<>(gtids);
            next.put(gtid.sourceId(), gtid);
            return new Watermark(next, binlog);
        }
        return new Watermark(gtids, Optional.of((BinlogPosition) position));
    }

    /** Returns the text kept in the progress row. */
    public String encoded() {
        String gtidText = gtids.values().stream()
                .map(gtid -> gtid.sourceId() + ":" + gtid.transaction() + "/" + gtid.order())
                .collect(Collectors.joining(","));
        String binlogText = binlog.map(last -> BINLOG_PREFIX + last.position() + "/" + last.order() + "/" + last.file())
                .orElse("");
        return gtidText.isEmpty() || binlogText.isEmpty() ? gtidText + binlogText : gtidText + "," + binlogText;
    }

    /**
     * Reads what {@link #encoded()} wrote.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static Watermark parse(String text) {
        Watermark mark = START;
        for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
            mark = mark.advancedTo(part.startsWith(BINLOG_PREFIX) ? parseBinlog(part) : parseGtid(part));
        }
        return mark;
    }

    private static GtidPosition parseGtid(String part) {
        int slash = part.lastIndexOf('/');
        return GtidPosition.parse(part.substring(0, slash), Long.parseLong(part.substring(slash + 1)));
    }

    private static BinlogPosition parseBinlog(String part) {
        String[] fields = part.substring(BINLOG_PREFIX.length()).split("/", 3);
        return new BinlogPosition(fields[2], Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    }
}
