package io.twoway.source.exact;

import io.debezium.relational.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Form in which the full load selects and reads a column so that nothing is lost: that in which the binlog has it, wherever
 * the text that MySQL prints, or what the driver makes of it, says less.
 */
public enum ColumnRead {
    /** The text of a FLOAT has six digits; as a DOUBLE it is exact. */
    FLOAT("(%s + 0e0)", "FLOAT") {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            double exact = row.getDouble(index);
            return row.wasNull() ? null : (Object) (float) exact;
        }
    },
    /** The place of the label: two labels can be the same text to a driver, and an invalid value is no label. */
    ENUM("CAST(%s AS UNSIGNED)", "ENUM") {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            String number = row.getString(index);
            return number == null ? null : Integer.valueOf(number);
        }
    },
    /** The labels as bits. */
    SET("CAST(%s AS UNSIGNED)", "SET") {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            String number = row.getString(index);
            return number == null ? null : Long.parseUnsignedLong(number);
        }
    },
    /** A driver takes the year 0000 for 2000; the binlog's reader takes it for 1900, which no YEAR can be. */
    YEAR("CAST(%s AS UNSIGNED)", "YEAR") {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            int year = row.getInt(index);
            return row.wasNull() ? null : Year.of(year == 0 ? 1900 : year);
        }
    },
    DATE("%s", "DATE") {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            byte[] text = row.getBytes(index);
            return text == null ? null : TemporalLiteral.of(text).date();
        }
    },
    DATETIME("%s", "DATETIME") {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            byte[] text = row.getBytes(index);
            return text == null ? null : TemporalLiteral.of(text).dateTime();
        }
    },
    /** In seconds since 1970: the text would be in a time zone, in which some points of time have the same text. */
    TIMESTAMP("UNIX_TIMESTAMP(%s)", "TIMESTAMP") {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            String seconds = row.getString(index);
            return seconds == null ? null : TemporalLiteral.timestamp(seconds);
        }
    },
    /** The stored bytes, which are decoded here in the same way as those in the binlog. */
    TEXT("CAST(%s AS BINARY)", "N?(VAR)?CHAR|CHARACTER|(TINY|MEDIUM|LONG)?TEXT") {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            return row.getBytes(index);
        }
    },
    VECTOR("%s", "VECTOR") {
        @Override
        Object read(ResultSet row, int index) throws SQLException {
            return row.getBytes(index);
        }
    };

    private final String expression;
    private final Pattern types;

    ColumnRead(String expression, String types) {
        this.expression = expression;
        this.types = Pattern.compile(types);
    }

    /** Returns how to read a column; empty where Debezium's way is exact. */
    public static Optional<ColumnRead> of(Column column) {
        String type = column.typeName().toUpperCase(Locale.ROOT).split("[ (]", 2)[0];
        return Arrays.stream(values())
                .filter(read -> read.types.matcher(type).matches())
                .findFirst();
    }

    /** Returns what to select, under the column's own name. */
    public String selected(String quoted) {
        return isExpression() ? expression.formatted(quoted) + " AS " + quoted : quoted;
    }

    boolean isExpression() {
        return !expression.equals("%s");
    }

    /** Reads what was selected; null for NULL, as Debezium's converters want it. */
    abstract Object read(ResultSet row, int index) throws SQLException;
}
