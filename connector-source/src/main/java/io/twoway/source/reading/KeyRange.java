package io.twoway.source.reading;

import io.debezium.relational.Table;
import io.twoway.source.exact.ColumnRead;
import io.twoway.table.QuotedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of a table between two keys, in SQL. */
final class KeyRange {

    /** The table's name in the statement: a selected expression has the name of its column, and would hide it. */
    private static final String ALIAS = "`loaded`";

    private final List<String> compared = new ArrayList<>();
    private final List<String> literals = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final Table table;
    private final Optional<String> required;

    /** @param required an expression that is true for the rows that are wanted; empty for all rows */
    KeyRange(Table table, Optional<String> required) {
        this.table = table;
        this.required = required;
        table.primaryKeyColumns().forEach(column -> {
            String name = ALIAS + "." + QuotedName.of(column.name());
            columns.add(name);
            compared.add(KeyColumn.of(column).compared(name));
            literals.add(KeyColumn.of(column).literal(name));
        });
    }

    /**
     * Returns the query for the rows: their columns, then the literals of their keys.
     *
     * @param after the key before the first row; empty for the beginning of the table
     * @param upTo the key of the last row; empty for the end of the table
     * @param limit how many rows at most
     */
    String query(List<String> after, List<String> upTo, int limit) {
        List<String> conditions = new ArrayList<>();
        required.ifPresent(expression -> conditions.add("(" + expression + ")"));
        if (!after.isEmpty()) {
            conditions.add(compared(after, ">", ">"));
        }
        if (!upTo.isEmpty()) {
            conditions.add(compared(upTo, "<", "<="));
        }
        String selected = table.columns().stream()
                .map(column -> {
                    String quoted = QuotedName.of(column.name());
                    return ColumnRead.of(column)
                            .map(read -> read.selected(quoted))
                            .orElse(quoted);
                })
                .collect(Collectors.joining(", "));
        return "SELECT " + selected + ", " + String.join(", ", literals) + " FROM "
                + QuotedName.of(table.id().catalog(), table.id().table()) + " AS " + ALIAS
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + " ORDER BY " + String.join(", ", columns) + " LIMIT " + limit;
    }

    /** A comparison of columns from the first to the last, in a form for which MySQL uses the index. */
    private String compared(List<String> key, String before, String last) {
        int end = key.size() - 1;
        String condition = compared.get(end) + " " + last + " " + key.get(end);
        for (int i = end - 1; i >= 0; i--) {
            String column = compared.get(i);
            condition = column + " " + before + "= " + key.get(i) + " AND (" + column + " " + before + " " + key.get(i)
                    + " OR " + column + " = " + key.get(i) + " AND (" + condition + "))";
        }
        return "(" + condition + ")";
    }

    /** Returns how many columns a key has. */
    int width() {
        return columns.size();
    }
}
