package io.twoway.source.throttle;

import io.twoway.limit.Quantity;
import io.twoway.throttle.Throttle;

/** Size of a row that was read from its table: texts and binaries by their length, every other value as 8 bytes. */
public final class LoadedRow {

    private static final int NUMBER = 8;

    private LoadedRow() {}

    /** Counts a row that has passed. */
    public static void passed(Throttle load, Object[] row) {
        load.passed(Quantity.ROWS, 1);
        load.passed(Quantity.BYTES, bytes(row));
    }

    static long bytes(Object[] row) {
        long bytes = 0;
        for (Object value : row) {
            bytes += bytes(value);
        }
        return bytes;
    }

    private static long bytes(Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof byte[] binary) {
            return binary.length;
        }
        return value == null ? 0 : NUMBER;
    }
}
