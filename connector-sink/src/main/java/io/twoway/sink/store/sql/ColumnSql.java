package io.twoway.sink.store.sql;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.JsonDocuments;
import io.twoway.sink.change.Value;
import io.twoway.table.QuotedName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** SQL by which each form of value is read, compared and bound without being altered on the way. */
public final class ColumnSql {

    /** Digits, or digits and a sign, that every number of 64 bits has room for. */
    private static final int SHORT = 18;

    private ColumnSql() {}

    /** Returns the expression to select so that {@link #read} gets the exact value. */
    static String readable(Column column) {
        String name = QuotedName.of(column.name());
        return switch (column.type().form()) {
            case WHOLE, BITS -> "(" + name + " + 0)";
            // the text of a FLOAT has six digits only; as a double it is exact
            case REAL -> "(" + name + " + 0e0)";
            // JDBC would turn zero dates and long times into something else: take MySQL's own text
            case DATE, DATETIME, TIMESTAMP, TIME, JSON -> "CAST(" + name + " AS CHAR)";
            case EXACT, TEXT, BINARY, GEOMETRY, VECTOR -> name;
        };
    }

    /** Returns the same for an expression that goes through a user variable, which does not know geometries. */
    static String keepable(Column column) {
        return column.type().form() == ColumnType.Form.GEOMETRY
                ? "CAST(" + readable(column) + " AS BINARY)"
                : readableAnywhere(column);
    }

    /** Returns what {@link #readable} does in UTC, for a statement in whatever time zone. */
    static String readableAnywhere(Column column) {
        if (column.type().form() != ColumnType.Form.TIMESTAMP) {
            return readable(column);
        }
        // of the time zero, which has no zone, CONVERT_TZ makes NULL
        return "COALESCE(CAST(CONVERT_TZ(" + QuotedName.of(column.name())
                + ", @@session.time_zone, '+00:00') AS CHAR), " + readable(column) + ")";
    }

    /** Returns a condition with one parameter: the column holds exactly this value, bytes and NULL included. */
    static String exactlyEquals(Column column) {
        String name = QuotedName.of(column.name());
        return switch (column.type().form()) {
            case REAL -> "(" + name + " + 0e0) <=> ?";
            case JSON -> name + " <=> CAST(? AS JSON)";
            // not the column's collation: two rows that differ in case only are two rows
            case TEXT -> "CAST(CONVERT(" + name + " USING utf8mb4) AS BINARY) <=> CAST(? AS BINARY)";
            case GEOMETRY, VECTOR -> "CAST(" + name + " AS BINARY) <=> ?";
            case WHOLE, BITS, EXACT, DATE, DATETIME, TIMESTAMP, TIME, BINARY -> name + " <=> ?";
        };
    }

    /** Reads a selected {@link #readable} expression. */
    public static Value read(Column column, ResultSet row, int index) throws SQLException {
        Value value =
                switch (column.type().form()) {
                    case WHOLE, BITS -> whole(row.getString(index));
                    case EXACT -> exact(row.getBigDecimal(index));
                    case REAL -> new Value.Real(row.getDouble(index));
                    case DATE, DATETIME, TIMESTAMP, TIME, TEXT -> text(row.getString(index));
                    case JSON -> json(row.getString(index));
                    case BINARY, GEOMETRY, VECTOR -> binary(row.getBytes(index));
                };
        return row.wasNull() ? Value.Null.NULL : value;
    }

    /** Binds all parameters of a statement, in their order. */
    public static void bind(PreparedStatement statement, List<Value> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    /** Binds one parameter. */
    public static void bind(PreparedStatement statement, int index, Value value) throws SQLException {
        if (value instanceof Value.Whole whole) {
            statement.setLong(index, whole.value());
        } else if (value instanceof Value.Exact exact) {
            statement.setBigDecimal(index, exact.value());
        } else if (value instanceof Value.Real real) {
            statement.setDouble(index, real.value());
        } else if (value instanceof Value.Text text) {
            statement.setString(index, text.value());
        } else if (value instanceof Value.Json json) {
            statement.setString(index, json.text());
        } else if (value instanceof Value.Binary binary) {
            statement.setBytes(index, binary.toBytes());
        } else {
            statement.setObject(index, null);
        }
    }

    private static Value whole(String digits) {
        if (digits == null) {
            return Value.Null.NULL;
        }
        if (digits.length() <= SHORT) {
            return new Value.Whole(Long.parseLong(digits));
        }
        BigInteger number = new BigInteger(digits);
        return number.bitLength() < Long.SIZE
                ? new Value.Whole(number.longValue())
                : new Value.Exact(new BigDecimal(number));
    }

    private static Value exact(BigDecimal number) {
        return number == null ? Value.Null.NULL : new Value.Exact(number);
    }

    private static Value text(String text) {
        return text == null ? Value.Null.NULL : new Value.Text(text);
    }

    private static Value json(String text) {
        return text == null ? Value.Null.NULL : JsonDocuments.parse(text);
    }

    private static Value binary(byte[] bytes) {
        return bytes == null ? Value.Null.NULL : Value.Binary.of(bytes);
    }
}
