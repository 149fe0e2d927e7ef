package io.twoway.sink.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One column's value in the form in which an event and a stored row can be compared exactly. Each column type has one
 * form, see {@link ColumnType}; equal values are {@code equals}.
 */
public sealed interface Value {

    /** Returns whether the image says anything about the column. */
    default boolean isPresent() {
        return !(this instanceof Absent);
    }

    /** Returns whether this is SQL NULL. */
    default boolean isNull() {
        return this instanceof Null;
    }

    /** SQL NULL. */
    enum Null implements Value {
        NULL
    }

    /** A value that the image does not tell: of a generated column, or one that the event does not carry. */
    enum Absent implements Value {
        ABSENT
    }

    /** An integer, bit field or year that fits a signed 64-bit number. */
    record Whole(long value) implements Value {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A DECIMAL, or an unsigned number beyond {@link Whole}; equal by number, trailing zeros do not count. */
    record Exact(BigDecimal value) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Exact exact && value.compareTo(exact.value) == 0;
        }

        @Override
        public int hashCode() {
            return value.signum() == 0 ? 0 : value.stripTrailingZeros().hashCode();
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /** A FLOAT or DOUBLE, as the double that MySQL computes with; a zero has no sign, as in MySQL's own comparisons. */
    record Real(double value) implements Value {
        public Real {
            value = value == 0 ? 0.0 : value;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** Text, a label of ENUM or SET, or a temporal value as MySQL's own literal (TIMESTAMP in UTC). */
    record Text(String value) implements Value {
        @Override
        public String toString() {
            return value;
        }
    }

    /** A JSON document: equal when the trees are, whatever the spaces and the order of keys. */
    record Json(String text, JsonNode tree) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Json json && tree.equals(json.tree);
        }

        @Override
        public int hashCode() {
            return tree.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A binary string, or a geometry in MySQL's storage form (4-byte SRID, little endian, then WKB). */
    final class Binary implements Value {
        private final byte[] bytes;

        private Binary(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Wraps a copy of the bytes. */
        public static Binary of(byte[] bytes) {
            return new Binary(bytes.clone());
        }

        public int length() {
            return bytes.length;
        }

        /** Returns a copy of the bytes. */
        public byte[] toBytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary binary && Arrays.equals(bytes, binary.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
    }
}
