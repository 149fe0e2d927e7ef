package io.twoway.source.definition;

import java.util.List;
import java.util.Optional;

/**
 * Shape of the rows that come next, as the binlog tells it.
 *
 * @param columns in their order; with names and labels where {@code binlog_row_metadata} is FULL
 * @param key the names of the columns of the primary key; empty for none, and where names are not told
 */
record RowShape(List<ColumnDefinition> columns, List<String> key) {

    RowShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** Returns the whole definition; empty where the binlog tells types alone. */
    Optional<TableDefinition> definition() {
        return columns.stream().allMatch(column -> column.name().isPresent())
                ? Optional.of(new TableDefinition(columns, key))
                : Optional.empty();
    }
}
