package io.twoway.sink.store.failure;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import io.twoway.sink.journal.ImageJson;
import java.sql.SQLException;

/**
 * A value that MySQL computes otherwise here than at the origin; the message names row, column and both values, and
 * what to do.
 */
public final class GeneratedDifferenceException extends SQLException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 100;

    /**
     * @param column the column's position
     * @param there what the origin computed
     * @param here what MySQL computes here
     */
    public GeneratedDifferenceException(TableSchema table, RowImage row, int column, Value there, Value here) {
        super(message(table, row, table.columns().get(column), there, here));
    }

    private static String message(TableSchema table, RowImage row, Column column, Value there, Value here) {
        return "MySQL computes the generated column '" + column.name() + "' of " + table.name() + " differently: it is "
                + text(there) + " at the origin and would be " + text(here)
                + " here, in row "
                + (table.rowKey().isPresent() ? ImageJson.key(table, row) : "without a key")
                + ". No time zone makes them equal: the definitions of the table differ, or the value depends on the sql_mode of the"
                + " session that wrote it, or on lc_time_names, div_precision_increment, default_week_format or"
                + " block_encryption_mode. Make the definitions the same, or the global value of such a variable, with FLUSH TABLES"
                + " behind it, and restart the task; or take the difference with generated.difference=accept";
    }

    private static String text(Value value) {
        String text = value.isNull() ? "NULL" : "'" + value + "'";
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    }
}
