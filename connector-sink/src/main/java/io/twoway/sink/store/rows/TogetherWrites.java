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
import io.twoway.sink.store.sql.SqlText;
import io.twoway.sink.store.sql.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /**
     * Returns whether writes can be sent so: those that are there are found by a key, and rows are written without a look at what was computed, and not so
     * large that the text of their bytes could be too long for a packet.
     */
    public static boolean suit(TableSchema table, Packet packet, TableWrites writes) {
        Labels labels = new Labels(table);
        boolean found = table.rowKey().isPresent()
                || (writes.deletes().isEmpty() && writes.updates().isEmpty());
        return found
                && !ZonedWrite.concerns(table)
                && Stream.concat(writes.updates().stream().map(RowUpdate::image), writes.inserts().stream())
                        .noneMatch(row -> labels.hasNone(row) || packet.isLarge(row));
    }

    /** Returns the statements, in their order. */
    public List<Waiting> of(TableWrites writes) {
        List<Waiting> statements = new ArrayList<>();
        if (!writes.deletes().isEmpty()) {
            statements.addAll(delete(writes.deletes()));
        }
        if (!writes.updates().isEmpty()) {
            statements.addAll(update(writes.updates()));
        }
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
            return together(columns, rows.stream().map(RowUpdate::image).toList(), Sql.orUpdate(table, columns));
        }
        UniqueKey key = table.rowKey().orElseThrow();
        String sql = Sql.update(table, columns, key);
        return rows.stream()
                .map(row -> statement(sql, List.of(valuesIn(row.image(), columns), key.valuesIn(row.stored()))))
                .toList();
    }

    /** A column that an image does not carry takes its default: such rows need a statement of their own. */
    private List<Waiting> insert(List<RowImage> rows) {
        Map<List<Integer>, List<RowImage>> byColumns = rows.stream()
                .collect(Collectors.groupingBy(RowReads::presentIn, LinkedHashMap::new, Collectors.toList()));
        List<Waiting> statements = new ArrayList<>();
        byColumns.forEach((columns, alike) -> statements.addAll(together(columns, alike, "")));
        return statements;
    }

    private List<Waiting> together(List<Integer> columns, List<RowImage> rows, String behind) {
        String before = Sql.insertInto(table, columns);
        List<Waiting> statements = new ArrayList<>();
        SqlText sql = new SqlText();
        for (RowImage row : rows) {
            if (sql.bytes() > packet.worthwhile()) {
                statements.add(new Waiting(doing, sql.append(behind)));
                sql = new SqlText();
            }
            sql.append(sql.bytes() == 0 ? before : ", ").append(row, columns);
        }
        if (!rows.isEmpty()) {
            statements.add(new Waiting(doing, sql.append(behind)));
        }
        return statements;
    }

    private Waiting statement(String sql, List<List<Value>> parameters) {
        return new Waiting(doing, sql, parameters.stream().flatMap(List::stream).toList());
    }

    private static List<Value> valuesIn(RowImage row, List<Integer> columns) {
        return columns.stream().map(row::get).toList();
    }
}
