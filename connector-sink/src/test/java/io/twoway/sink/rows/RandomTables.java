package io.twoway.sink.rows;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Generation;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.destination.InMemoryTable;
import io.twoway.table.TableName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The tables of {@link RandomChanges}, as far as they show without a server. */
public final class RandomTables {

    private final String database;

    public RandomTables(String database) {
        this.database = database;
    }

    public List<InMemoryTable> all() {
        return List.of(
                table("plain", UnaryOperator.identity(), columns("id", "v"), "id"),
                table("named", RandomTables::noCaseNoAccent, columns("name", "v"), "name"),
                table("padded", RandomTables::padded, columns("name", "v"), "name"),
                table("uniques", RandomTables::noCaseNoAccent, columns("id", "code", "u", "v"), "id", "code", "u"),
                table("composed", RandomTables::noCaseNoAccent, columns("a", "b", "v"), "a,b"),
                table("keyless", UnaryOperator.identity(), columns("a", "b")),
                table("ended", String::stripTrailing, columns("name", "v"), "name"),
                table("bytes", UnaryOperator.identity(), columns("k", "a", "v"), "k,a"),
                table("padded_bytes", UnaryOperator.identity(), columns("k", "v"), "k"),
                table("several", RandomTables::noCase, columns("name", "a", "u", "v"), "name,a", "a,u", "u,name"),
                hidden("prefixed", columns("id", "name", "v"), "id", text("name", RandomTables::firstTwo)),
                hidden("lowered", columns("id", "name", "u", "v"), "id", text("name", RandomTables::noCase), "u"),
                hidden("derived", columns("id", "v", "u"), "id", RandomTables::half),
                hidden("prefix_key", columns("name", "v"), "", text("name", RandomTables::first)),
                table("nullable_keys", RandomTables::noCaseNoAccent, columns("a", "b"), "", "a", "b"));
    }

    private static String noCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String noCaseNoAccent(String text) {
        return noCase(Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
    }

    private static String padded(String text) {
        return noCaseNoAccent(text.stripTrailing());
    }

    private static String firstTwo(String text) {
        return noCaseNoAccent(text.length() > 2 ? text.substring(0, 2) : text);
    }

    private static String first(String text) {
        return noCaseNoAccent(text.substring(0, 1));
    }

    private static Optional<Object> half(RowImage row) {
        return row.get(2) instanceof Value.Whole number ? Optional.of(number.value() / 2) : Optional.empty();
    }

    private static List<String> columns(String... names) {
        return List.of(names);
    }

    /** A key on what is made of a text column. */
    private record TextKey(String column, UnaryOperator<String> made) {}

    private static TextKey text(String column, UnaryOperator<String> made) {
        return new TextKey(column, made);
    }

    private InMemoryTable table(String name, UnaryOperator<String> collation, List<String> columns, String... keys) {
        return table(name, collation, columns, List.of(keys), List.of());
    }

    private InMemoryTable hidden(String name, List<String> columns, String rowKey, TextKey key, String... others) {
        int position = columns.indexOf(key.column());
        List<String> keys = new ArrayList<>(List.of(rowKey));
        Collections.addAll(keys, others);
        return table(
                name,
                UnaryOperator.identity(),
                columns,
                keys,
                List.of(row -> row.get(position) instanceof Value.Text text
                        ? Optional.of(key.made().apply(text.value()))
                        : Optional.empty()));
    }

    private InMemoryTable hidden(
            String name, List<String> columns, String rowKey, Function<RowImage, Optional<Object>> key) {
        return table(name, UnaryOperator.identity(), columns, List.of(rowKey), List.of(key));
    }

    private InMemoryTable table(
            String name,
            UnaryOperator<String> collation,
            List<String> columns,
            List<String> keys,
            List<Function<RowImage, Optional<Object>>> hiddenKeys) {
        List<UniqueKey> unique = keys.stream()
                .map(key -> new UniqueKey(key, positions(columns, key)))
                .toList();
        Optional<UniqueKey> rowKey =
                keys.stream().findFirst().filter(key -> !key.isEmpty()).map(key -> unique.get(0));
        TableSchema schema = new TableSchema(
                new TableName(database, name),
                columns.stream().map(RandomTables::column).toList(),
                rowKey,
                unique.stream().skip(1).toList(),
                !hiddenKeys.isEmpty(),
                false,
                false);
        return new InMemoryTable(schema, collation, hiddenKeys);
    }

    private static List<Integer> positions(List<String> columns, String key) {
        return key.isEmpty()
                ? List.of()
                : Stream.of(key.split(",")).map(columns::indexOf).toList();
    }

    private static Column column(String name) {
        ColumnType type =
                switch (name) {
                    case "name", "code", "b" -> ColumnType.VARCHAR;
                    case "k" -> ColumnType.VARBINARY;
                    default -> ColumnType.INT;
                };
        return new Column(name, type, Generation.NONE, 0, type == ColumnType.VARCHAR);
    }
}
