package io.twoway.sink.store.rows;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import io.twoway.sink.store.sql.ColumnSql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One value as a parameter of a statement, and the column that it belongs to. */
record Cell(Column column, Value value) {

    /** Returns a row's values in some columns. */
    static List<Cell> of(TableSchema table, RowImage row, List<Integer> columns) {
        List<Cell> cells = new ArrayList<>(columns.size());
        for (int column : columns) {
            cells.add(new Cell(table.columns().get(column), row.get(column)));
        }
        return cells;
    }

    /** Binds all parameters of a statement, in their order. */
    static void bind(PreparedStatement statement, List<Cell> cells) throws SQLException {
        for (int i = 0; i < cells.size(); i++) {
            ColumnSql.bind(statement, i + 1, cells.get(i).value());
        }
    }

    /** Returns what MySQL computed of a row in some columns. */
    static List<Cell> ofComputed(TableSchema table, RowImage row, List<Integer> columns) {
        return columns.stream()
                .map(column ->
                        new Cell(table.columns().get(column), row.computed().get(column)))
                .toList();
    }
}
