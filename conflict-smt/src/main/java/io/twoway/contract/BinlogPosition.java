package io.twoway.contract;

import java.util.Comparator;

/**
 * A position on one server only, used where GTIDs are off.
 *
 * @param file the binlog file's name, ending in its sequence number
 * @param position the event's byte position in the file
 * @param row the row's index in the event; negative for a statement
 */
public record BinlogPosition(String file, long position, int row)
        implements SourcePosition, Comparable<BinlogPosition> {

    private static final Comparator<BinlogPosition> ORDER = Comparator.comparingLong(BinlogPosition::sequence)
            .thenComparingLong(BinlogPosition::position)
            .thenComparingInt(BinlogPosition::row);

    /** Returns the number that ends the file's name: it orders the files, also past 999999, where text order breaks. */
    public long sequence() {
        return Long.parseLong(file.substring(file.lastIndexOf('.') + 1));
    }

    @Override
    public int compareTo(BinlogPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public BinlogPosition beforeRows(int number) {
        return new BinlogPosition(file, position, Integer.MIN_VALUE + number);
    }
}
