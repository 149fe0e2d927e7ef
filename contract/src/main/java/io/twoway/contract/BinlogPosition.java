package io.twoway.contract;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position on one server only, used where GTIDs are off.
 *
 * @param file the binlog file's name, ending in its sequence number
 * @param position the byte position of the transaction's start, or of the statement, in the file
 * @param order the change's order in the transaction, counted from 1; negative for a statement
 */
public record BinlogPosition(String file, long position, long order)
        implements SourcePosition, Comparable<BinlogPosition> {

    static final String ID_START = "file=";

    private static final Pattern TRANSACTION_ID = Pattern.compile(ID_START + "(.+),pos=(\\d+)");
    private static final Comparator<BinlogPosition> ORDER = Comparator.comparingLong(BinlogPosition::sequence)
            .thenComparingLong(BinlogPosition::position)
            .thenComparingLong(BinlogPosition::order);

    @Override
    public BinlogPosition atEnd() {
        return new BinlogPosition(file, position, Long.MAX_VALUE);
    }

    /**
     * Reads a transaction's id as Debezium writes it without GTIDs.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static BinlogPosition parse(String transactionId, long order) {
        Matcher matcher = TRANSACTION_ID.matcher(transactionId);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + transactionId + "' is not the id of a transaction without GTID");
        }
        return new BinlogPosition(matcher.group(1), Long.parseLong(matcher.group(2)), order);
    }

    /** Returns the number that ends the file's name: it orders the files, also past 999999, where text order breaks. */
    public long sequence() {
        return Long.parseLong(file.substring(file.lastIndexOf('.') + 1));
    }

    @Override
    public int compareTo(BinlogPosition other) {
        return ORDER.compare(this, other);
    }
}
