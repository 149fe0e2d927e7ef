package io.twoway.source.definition;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Definition of a table whose columns have names.
 *
 * @param columns in their order, each with its name
 * @param key the names of the columns of the primary key, in its order; empty for none
 */
public record TableDefinition(List<ColumnDefinition> columns, List<String> key) {

    public TableDefinition {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    List<String> names() {
        return columns.stream().map(column -> column.name().orElseThrow()).toList();
    }

    /**
     * Returns the table as this says it is. Of what is known of it that stays which does not contradict, such as defaults.
     *
     * @return the same object when nothing contradicts
     */
    public Table applied(TableId id, Optional<Table> known) {
        List<Column> read = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            String name = column.name().orElseThrow();
            Optional<Column> old = known.map(table -> table.columnWithName(name));
            int position = read.size() + 1;
            read.add(old.filter(column::fits)
                    .map(fitting -> at(fitting, position))
                    .orElseGet(() -> column.column(name, position, old)));
        }
        return known.filter(table -> table.columns().equals(read)
                        && table.primaryKeyColumnNames().equals(keyAmong(known)))
                .orElseGet(() -> Table.editor()
                        .tableId(id)
                        .setColumns(read)
                        .setPrimaryKeyNames(keyAmong(known))
                        .setDefaultCharsetName(
                                known.map(Table::defaultCharsetName).orElse(null))
                        .setComment(known.map(Table::comment).orElse(null))
                        .create());
    }

    private static Column at(Column column, int position) {
        return column.position() == position
                ? column
                : column.edit().position(position).create();
    }

    /** A table without a primary key has that unique key for one which Debezium took, as long as its columns are there. */
    private List<String> keyAmong(Optional<Table> known) {
        return key.isEmpty()
                ? known.map(Table::primaryKeyColumnNames)
                        .filter(names()::containsAll)
                        .orElse(List.of())
                : key;
    }
}
