package io.twoway.source.exact;

import io.debezium.jdbc.JdbcConnection;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Expressions that select columns in a form that is exact. */
public final class ExactSelect {

    private ExactSelect() {}

    /**
     * Returns what to select in the place of columns.
     *
     * @param quoted the columns, as the connection quotes them
     */
    public static List<String> of(JdbcConnection connection, Table table, List<String> quoted) {
        Map<String, String> exact = table.columns().stream()
                .collect(Collectors.toMap(
                        column -> connection.quoteIdentifier(column.name()), column -> selected(connection, column)));
        return quoted.stream().map(column -> exact.getOrDefault(column, column)).toList();
    }

    private static String selected(JdbcConnection connection, Column column) {
        String quoted = connection.quoteIdentifier(column.name());
        return ColumnRead.of(column).map(read -> read.selected(quoted)).orElse(quoted);
    }
}
