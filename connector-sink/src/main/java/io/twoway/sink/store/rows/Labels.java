package io.twoway.sink.store.rows;

import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import java.util.List;

/** The ENUM columns of a table. */
final class Labels {

    private static final Value NONE = new Value.Text("");

    private final List<Integer> columns;

    Labels(TableSchema table) {
        columns = table.written().stream()
                .filter(column -> table.columns().get(column).type() == ColumnType.ENUM)
                .toList();
    }

    /** Returns whether one of the row's has empty text: a value that is none of its labels reads so, and a label that is empty. */
    boolean hasNone(RowImage row) {
        for (int column : columns) {
            if (row.get(column).equals(NONE)) {
                return true;
            }
        }
        return false;
    }
}
