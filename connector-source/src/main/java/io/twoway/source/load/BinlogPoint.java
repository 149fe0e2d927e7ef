package io.twoway.source.load;

import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import java.util.Comparator;
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

    /** Files are numbered with leading zeros, as long as there are few enough. */
    private static final Comparator<String> FILE_ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    /**
     * Returns whether a transaction lies before this place.
     *
     * @param transaction its GTID, or {@code file=...,pos=...}
     */
    public boolean covers(String transaction) {
        Matcher place = PLACE.matcher(transaction);
        if (place.matches()) {
            int order = FILE_ORDER.compare(place.group(1), file);
            return order < 0 || (order == 0 && Long.parseLong(place.group(2)) < position);
        }
        return new MySqlGtidSet(transaction).isContainedWithin(new MySqlGtidSet(gtids));
    }
}
