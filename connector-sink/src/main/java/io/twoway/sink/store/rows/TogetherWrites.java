package io.twoway.sink.store.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.destination.TableWrites;
import io.twoway.sink.store.sql.Packet;
import io.twoway.sink.store.sql.Portions;
import io.twoway.sink.store.sql.Sql;
import io.twoway.sink.store.sql.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes of one table as statements that can be sent together with others, because nothing has to be looked at between them.
 * What {@link RowWrites} would try in a second way after a failure fails here: the caller repeats it row by row.
 */
public final class TogetherWrites {

    private final TableSchema table;
    private final Packet packet;
    private final String doing;

    public TogetherWrites(TableSchema table, Packet packet) {
        this.table = table;
        this.packet = packet;
        this.doing = "writing rows of " + table.name();
    }

    /** Returns whether writes can be sent so: rows are found by a key, and written without a look at what was computed. */
    public static boolean suit(TableSchema table, TableWrites writes) {
        return table.rowKey().isPresent()
                && !ZonedWrite.concerns(table)
                && Stream.concat(writes.updates().stream().map(RowUpdate::image), writes.inserts().stream())
                        .noneMatch(new Labels(table)::hasNone);
    }

    /** Returns the statements, in their order. */
    public List<Waiting> of(TableWrites writes) {
        List<Waiting> statements = new ArrayList<>(delete(writes.deletes()));
        statements.addAll(update(writes.updates()));
        statements.addAll(insert(writes.inserts()));
        return statements;
    }

    private List<Waiting> delete(List<RowImage> stored) {
        UniqueKey key = table.rowKey().orElseThrow();
        return packet.portions(Portions.KEYS).of(stored, row -> Packet.bytesOf(key.valuesIn(row))).stream()
                .map(part -> statement(
                        Sql.delete(table, key, part.size()),
                        part.stream().map(key::valuesIn).toList()))
                .toList();
    }

    private List<Waiting> update(List<RowUpdate> rows) {
        List<Integer> columns = table.written();
        if (FoundByInsert.suits(table, rows)) {
            return together(
                    rows.stream().map(row -> valuesIn(row.image(), columns)).toList(),
                    count -> Sql.upsert(table, columns, count));
        }
        UniqueKey key = table.rowKey().orElseThrow();
        String sql = Sql.update(table, columns, key);
        return rows.stream()
                .map(row -> statement(sql, List.of(valuesIn(row.image(), columns), key.valuesIn(row.stored()))))
                .toList();
    }

    /** A column that an image does not carry takes its default: such rows need a statement of their own. */
    private List<Waiting> insert(List<RowImage> rows) {
        Map<List<Integer>, List<List<Value>>> byColumns = new LinkedHashMap<>();
        for (RowImage row : rows) {
            List<Integer> columns = RowReads.presentIn(row);
            byColumns.computeIfAbsent(columns, key -> new ArrayList<>()).add(valuesIn(row, columns));
        }
        List<Waiting> statements = new ArrayList<>();
        byColumns.forEach(
                (columns, values) -> statements.addAll(together(values, count -> Sql.insert(table, columns, count))));
        return statements;
    }

    private List<Waiting> together(List<List<Value>> rows, Function<Integer, String> sql) {
        return packet.portions(Integer.MAX_VALUE).of(rows, Packet::bytesOf).stream()
                .map(part -> statement(sql.apply(part.size()), part))
                .toList();
    }

    private Waiting statement(String sql, List<List<Value>> parameters) {
        return new Waiting(doing, sql, parameters.stream().flatMap(List::stream).toList());
    }

    private static List<Value> valuesIn(RowImage row, List<Integer> columns) {
        List<Value> values = new ArrayList<>(columns.size());
        for (int column : columns) {
            values.add(row.get(column));
        }
        return values;
    }
}
