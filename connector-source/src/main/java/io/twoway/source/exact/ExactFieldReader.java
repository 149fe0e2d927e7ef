package io.twoway.source.exact;

import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.jdbc.MySqlTextProtocolFieldReader;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads what {@code SnapshotSource} and {@link ExactConnection} select, column by column. */
public final class ExactFieldReader extends MySqlTextProtocolFieldReader {

    public ExactFieldReader(MySqlConnectorConfig config) {
        super(config);
    }

    @Override
    public Object readField(ResultSet row, int index, Column column, Table table) throws SQLException {
        // a column that was not selected by its expression reads as Debezium reads it
        boolean expression = row.getMetaData().getTableName(index).isEmpty();
        if (isZerofilledDecimal(column)) {
            return row.getBigDecimal(index);
        }
        Optional<ColumnRead> exact = ColumnRead.of(column).filter(read -> read.isExpression() == expression);
        return exact.isPresent() ? exact.get().read(row, index) : super.readField(row, index, column, table);
    }

    /** Connector/J fails to fill a value up that is as long as the column is wide already. */
    private static boolean isZerofilledDecimal(Column column) {
        return column.typeName().startsWith("DECIMAL") && column.typeName().endsWith("ZEROFILL");
    }
}
