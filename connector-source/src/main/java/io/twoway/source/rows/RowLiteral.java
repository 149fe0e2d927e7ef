package io.twoway.source.rows;

import io.debezium.data.Bits;
import io.debezium.data.vector.FloatVector;
import io.debezium.time.Date;
import io.debezium.time.MicroTime;
import io.debezium.time.MicroTimestamp;
import io.debezium.time.Timestamp;
import io.debezium.time.Year;
import io.debezium.time.ZonedTimestamp;
import io.twoway.value.ImpossibleDateTime;
import io.twoway.value.StoredBytes;
import io.twoway.value.TemporalText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Writes a captured value so that MySQL takes it for what it was when it is assigned to a column of its type. Texts and bytes
 * are written in hexadecimal, which no {@code sql_mode} reads in another way.
 */
final class RowLiteral {

    private static final int MICRO_DIGITS = 6;

    /** How the binlog's reader presents the year 0000. */
    private static final int ZERO_YEAR = 1900;

    private RowLiteral() {}

    static String of(Schema schema, Object value) {
        if (value == null) {
            return "NULL";
        }
        return switch (String.valueOf(schema.name())) {
            case Date.SCHEMA_NAME -> quoted(TemporalText.date(whole(value)));
            case Timestamp.SCHEMA_NAME -> quoted(dateTime(whole(value), 1000));
            case MicroTimestamp.SCHEMA_NAME -> quoted(dateTime(whole(value), 1));
            case ZonedTimestamp.SCHEMA_NAME -> quoted(TemporalText.timestamp((String) value, MICRO_DIGITS));
            case MicroTime.SCHEMA_NAME -> quoted(TemporalText.time(whole(value), MICRO_DIGITS));
            case Year.SCHEMA_NAME -> String.valueOf(whole(value) == ZERO_YEAR ? 0 : whole(value));
            case Bits.LOGICAL_NAME -> binary(StoredBytes.ofBits(value));
            case FloatVector.LOGICAL_NAME -> binary(StoredBytes.ofVector((List<?>) value));
            default -> plain(value);
        };
    }

    /** Returns a text that means itself in any context. */
    static String text(String text) {
        return "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    private static String plain(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Float number) {
            return String.valueOf(
                    number.doubleValue()); // all digits: the fewest that Java needs can be too great for MySQL
        }
        if (value instanceof Struct geometry) {
            return binary(StoredBytes.ofGeometry(geometry));
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return binary(StoredBytes.of(value));
    }

    private static String quoted(String asciiWithoutQuotes) {
        return "'" + asciiWithoutQuotes + "'";
    }

    private static String binary(byte[] bytes) {
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }

    private static long whole(Object value) {
        return ((Number) value).longValue();
    }

    private static String dateTime(long count, long micros) {
        return ImpossibleDateTime.isEncodedIn(count)
                ? TemporalText.dateTime(ImpossibleDateTime.decoded(count), MICRO_DIGITS)
                : TemporalText.dateTime(Math.multiplyExact(count, micros), MICRO_DIGITS);
    }
}
