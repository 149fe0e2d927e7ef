package io.twoway.sink.store.table;

import io.twoway.sink.change.Value;
import io.twoway.sink.store.sql.Waiting;
import io.twoway.table.TableName;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Question which of several tables have triggers that this user may see. To understand it costs the server more than to answer it, so it is
 * asked once for many tables, and finds each by its name: a list of names behind IN would read all tables of the database.
 */
final class TriggerQuestion {

    private static final String QUERY =
            """
            SELECT d.i FROM (%s) d
             WHERE (SELECT COUNT(*) FROM information_schema.triggers t
                     WHERE t.event_object_schema = ELT(d.i, %s) AND t.event_object_table = ELT(d.i, %s)) > 0""";

    private TriggerQuestion() {}

    /**
     * Returns the statement that asks. It belongs behind those that open the tables.
     *
     * @param reader gets the tables that have some
     */
    static Waiting of(List<TableName> tables, Reader<Set<TableName>> reader) {
        String numbers = IntStream.rangeClosed(1, tables.size())
                .mapToObj(i -> i == 1 ? "SELECT 1 i" : "SELECT " + i)
                .collect(Collectors.joining(" UNION ALL "));
        String marks = tables.stream().map(table -> "?").collect(Collectors.joining(", "));
        List<Value> names = new ArrayList<>(texts(tables, TableName::database));
        names.addAll(texts(tables, TableName::table));
        return new Waiting("looking for triggers", QUERY.formatted(numbers, marks, marks), names, ended -> {
            Set<TableName> found = new HashSet<>();
            try (ResultSet rows = ended.getResultSet()) {
                while (rows.next()) {
                    found.add(tables.get(rows.getInt(1) - 1));
                }
            }
            reader.accept(found);
        });
    }

    private static List<Value> texts(List<TableName> tables, Function<TableName, String> part) {
        return tables.stream()
                .map(table -> (Value) new Value.Text(part.apply(table)))
                .toList();
    }
}
