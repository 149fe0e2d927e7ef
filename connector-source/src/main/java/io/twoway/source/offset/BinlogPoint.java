package io.twoway.source.offset;

import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import io.twoway.contract.GtidSet;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a server's history.
 *
 * @param file the binlog file
 * @param position the byte in it at which the next transaction begins
 * @param gtids all transactions before it; empty text without GTIDs
 */
public record BinlogPoint(String file, long position, String gtids) {

    /** How Debezium names a transaction without a GTID: by the place of its beginning. */
    private static final Pattern PLACE = Pattern.compile("file=(.*),pos=(\\d+)");

    /** Returns the place at which reading goes on from an offset. */
    public static BinlogPoint of(Map<String, ?> offset) {
        return new BinlogPoint(
                String.valueOf(offset.get("file")), ((Number) offset.get("pos")).longValue(), gtidsIn(offset));
    }

    /** Returns the GTIDs that are read in an offset; empty text without GTIDs. */
    public static String gtidsIn(Map<String, ?> offset) {
        return Objects.toString(offset.get("gtids"), "");
    }

    /**
     * Returns whether a transaction lies before this place.
     *
     * @param transaction its GTID, or {@code file=...,pos=...}
     */
    public boolean covers(String transaction) {
        Matcher place = PLACE.matcher(transaction);
        if (place.matches()) {
            int order = BinlogFileOrder.INSTANCE.compare(place.group(1), file);
            return order < 0 || (order == 0 && Long.parseLong(place.group(2)) < position);
        }
        return new MySqlGtidSet(transaction).isContainedWithin(new MySqlGtidSet(gtids));
    }

    /** Returns whether everything before another place lies before this one too. */
    public boolean reaches(BinlogPoint other) {
        if (!gtids.isEmpty()) {
            return GtidSet.parse(gtids).containsAll(GtidSet.parse(other.gtids));
        }
        int order = BinlogFileOrder.INSTANCE.compare(file, other.file);
        return order > 0 || (order == 0 && position >= other.position);
    }

    /**
     * Returns whether everything before this place was read. A transaction that lies behind it does not say so: another server,
     * after a failover, may have committed some that lie before it later.
     *
     * @param read the GTIDs that were read; empty text without GTIDs, where a place is passed as soon as something lies behind it
     */
    public boolean isReadIn(String read) {
        return gtids.isEmpty() || read.isEmpty() || GtidSet.parse(read).containsAll(GtidSet.parse(gtids));
    }
}
