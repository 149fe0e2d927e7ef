package io.twoway.sink.decode;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.JsonDocuments;
import io.twoway.sink.change.Value;
import io.twoway.value.ImpossibleDateTime;
import io.twoway.value.StoredBytes;
import io.twoway.value.TemporalText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Turns a value as Debezium writes it into the {@link Value} form of the destination column. */
final class ValueReader {

    private ValueReader() {}

    /**
     * Reads one value.
     *
     * @throws IllegalArgumentException when the column's form cannot hold the event's type unchanged
     */
    static Value read(Column column, Schema schema, Object value) {
        if (value == null) {
            return Value.Null.NULL;
        }
        return switch (column.type().form()) {
            case WHOLE -> column.type() == ColumnType.YEAR ? year(value) : whole(value);
            case BITS -> bits(value);
            case EXACT -> exact(value);
            case REAL -> real(column, (Number) value);
            case DATE -> new Value.Text(TemporalText.date(((Number) value).longValue()));
            case DATETIME -> dateTime(column, schema, ((Number) value).longValue());
            case TIMESTAMP -> new Value.Text(TemporalText.timestamp((String) value, column.fraction()));
            case TIME -> new Value.Text(TemporalText.time(micros(schema, value), column.fraction()));
            case TEXT -> new Value.Text((String) value);
            case JSON -> JsonDocuments.parse((String) value);
            case BINARY -> Value.Binary.of(StoredBytes.of(value));
            case GEOMETRY -> Value.Binary.of(StoredBytes.ofGeometry((Struct) value));
            case VECTOR -> Value.Binary.of(StoredBytes.ofVector((List<?>) value));
        };
    }

    private static Value whole(Object value) {
        if (value instanceof BigDecimal decimal) {
            return unsigned(decimal.toBigIntegerExact());
        }
        if (value instanceof Boolean flag) {
            return new Value.Whole(flag ? 1 : 0);
        }
        return new Value.Whole(integer(value));
    }

    /** The year 0000 comes from the binlog as 1900, which no YEAR column can hold. */
    private static Value year(Object value) {
        return integer(value) == 1900 ? new Value.Whole(0) : whole(value);
    }

    private static Value exact(Object value) {
        return new Value.Exact(value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(integer(value)));
    }

    /** FLOAT(m,d) travels as a double; what the destination stores of it is the nearest float. */
    private static Value real(Column column, Number number) {
        return new Value.Real(column.type() == ColumnType.FLOAT ? number.floatValue() : number.doubleValue());
    }

    private static long integer(Object value) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("it is not a whole number");
    }

    /** Debezium writes BIT(1) as a boolean and longer fields as bytes, lowest first. */
    private static Value bits(Object value) {
        if (value instanceof Boolean || value instanceof Number) {
            return whole(value);
        }
        return unsigned(new BigInteger(1, StoredBytes.ofBits(value)));
    }

    private static Value unsigned(BigInteger number) {
        return number.bitLength() < Long.SIZE
                ? new Value.Whole(number.longValue())
                : new Value.Exact(new BigDecimal(number));
    }

    /** Lengths and points of time travel in the unit that the schema's name says. */
    private static long micros(Schema schema, Object value) {
        long count = ((Number) value).longValue();
        return switch (String.valueOf(schema.name())) {
            case "io.debezium.time.Timestamp", "io.debezium.time.Time" -> Math.multiplyExact(count, 1000L);
            case "io.debezium.time.MicroTimestamp", "io.debezium.time.MicroTime" -> count;
            default -> throw new IllegalArgumentException("it is not a time in milliseconds or microseconds");
        };
    }

    private static Value dateTime(Column column, Schema schema, long count) {
        return new Value.Text(
                ImpossibleDateTime.isEncodedIn(count)
                        ? TemporalText.dateTime(ImpossibleDateTime.decoded(count), column.fraction())
                        : TemporalText.dateTime(micros(schema, count), column.fraction()));
    }
}
