package io.twoway.sink.store.rows;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import java.util.List;

/** One value as a parameter of a statement, and the column that it belongs to. */
record Cell(Column column, Value value) {

    /** Returns a row's values in some columns. */
    static List<Cell> of(TableSchema table, RowImage row, List<Integer> columns) {
        return columns.stream()
                .map(column -> new Cell(table.columns().get(column), row.get(column)))
                .toList();
    }

    /** Returns the values alone. */
    static List<Value> values(List<Cell> cells) {
        return cells.stream().map(Cell::value).toList();
    }

    /** Returns what MySQL computed of a row in some columns. */
    static List<Cell> ofComputed(TableSchema table, RowImage row, List<Integer> columns) {
        return columns.stream()
                .map(column ->
                        new Cell(table.columns().get(column), row.computed().get(column)))
                .toList();
    }
}
