package io.twoway.source.definition;

import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;

/**
 * Type of a column as the binlog numbers it, with its size.
 *
 * @param type MySQL's type; ENUM and SET, which the binlog has as STRING, as themselves
 * @param length in bytes, bits, digits or digits of a second; of a BLOB the bytes of its length
 * @param scale digits behind the point of a DECIMAL
 */
record SizedType(ColumnType type, int length, int scale) {

    private static final int LENGTH_BITS = 0x30;

    /** @param metadata what the binlog adds to the type, in two bytes whose order depends on the type */
    static SizedType of(ColumnType type, int metadata) {
        int high = metadata >>> Byte.SIZE;
        int low = metadata & 0xFF;
        return switch (type) {
            case NEWDECIMAL -> new SizedType(type, low, high);
            case BIT -> new SizedType(type, high * Byte.SIZE + low, 0);
            case STRING -> string(high, low);
            default -> new SizedType(type, metadata, 0);
        };
    }

    /** The length of a CHAR has ten bits, the upper two of which stand upside down among those of the type. */
    private static SizedType string(int high, int low) {
        if ((high & LENGTH_BITS) != LENGTH_BITS) {
            return new SizedType(ColumnType.STRING, low | (((high & LENGTH_BITS) ^ LENGTH_BITS) << 4), 0);
        }
        ColumnType type = ColumnType.byCode(high);
        return new SizedType(type, low, 0);
    }

    boolean hasLabels() {
        return type == ColumnType.ENUM || type == ColumnType.SET;
    }

    boolean hasCollation() {
        return switch (type) {
            case STRING, VAR_STRING, VARCHAR, BLOB -> true;
            default -> false;
        };
    }

    boolean isNumber() {
        return switch (type) {
            case TINY, SHORT, INT24, LONG, LONGLONG, NEWDECIMAL, FLOAT, DOUBLE, YEAR -> true;
            default -> false;
        };
    }
}
