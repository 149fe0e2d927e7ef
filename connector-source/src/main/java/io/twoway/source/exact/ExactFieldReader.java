package io.twoway.source.exact;

import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.jdbc.MySqlTextProtocolFieldReader;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import java.lang.ref.WeakReference;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/**
 * Reads what {@code SnapshotSource} and {@link ExactConnection} select, column by column. How a column is read is found out
 * once for each result, and not for each of its values. For one thread at a time, as the connection that it is made for.
 */
public final class ExactFieldReader extends MySqlTextProtocolFieldReader {

    // Mutable state, of the result that is being read
    private WeakReference<ResultSet> result = new WeakReference<>(null);
    private FieldRead[] reads = {};

    /** A way to read one column of a result. */
    private interface FieldRead {
        Object of(ResultSet row, int index) throws SQLException;
    }

    public ExactFieldReader(MySqlConnectorConfig config) {
        super(config);
    }

    @Override
    public Object readField(ResultSet row, int index, Column column, Table table) throws SQLException {
        if (!result.refersTo(row)) {
            reads = new FieldRead[row.getMetaData().getColumnCount() + 1]; // numbers begin with 1
            result = new WeakReference<>(row);
        }
        FieldRead read = reads[index];
        if (read == null) {
            read = readOf(row.getMetaData(), index, column, table);
            reads[index] = read;
        }
        return read.of(row, index);
    }

    private FieldRead readOf(ResultSetMetaData result, int index, Column column, Table table) throws SQLException {
        if (isZerofilledDecimal(column)) {
            return ResultSet::getBigDecimal;
        }
        // a column that was not selected by its expression reads as Debezium reads it
        boolean expression = result.getTableName(index).isEmpty();
        Optional<ColumnRead> exact = ColumnRead.of(column).filter(read -> read.isExpression() == expression);
        if (exact.isPresent()) {
            return exact.get()::read;
        }
        return isNumber(column) ? ResultSet::getObject : (row, at) -> super.readField(row, at, column, table);
    }

    /** Connector/J fails to fill a value up that is as long as the column is wide already. */
    private static boolean isZerofilledDecimal(Column column) {
        return column.typeName().startsWith("DECIMAL") && column.typeName().endsWith("ZEROFILL");
    }

    /** Debezium reads it in the same way, once it has looked for a converter of texts. */
    private static boolean isNumber(Column column) {
        return switch (column.jdbcType()) {
            case Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC, Types.DOUBLE -> true;
            default -> false;
        };
    }
}
