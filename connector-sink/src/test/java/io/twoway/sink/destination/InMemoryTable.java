package io.twoway.sink.destination;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A table as MySQL keeps it: rows, unique keys that compare by collations, and keys that only the server knows. */
public final class InMemoryTable {

    private final TableSchema schema;
    private final UnaryOperator<String> collation;
    private final List<Function<RowImage, Optional<Object>>> hiddenKeys;
    private final List<RowImage> rows = new ArrayList<>();

    /**
     * Makes an empty table.
     *
     * @param collation makes texts equal that its collated columns take for equal
     * @param hiddenKeys further unique keys; empty where a row has no value in one
     */
    public InMemoryTable(
            TableSchema schema,
            UnaryOperator<String> collation,
            List<Function<RowImage, Optional<Object>>> hiddenKeys) {
        this.schema = schema;
        this.collation = collation;
        this.hiddenKeys = hiddenKeys;
    }

    public TableSchema schema() {
        return schema;
    }

    /** Returns the rows in no order that means anything. */
    public List<RowImage> rows() {
        return List.copyOf(rows);
    }

    Value weightOf(Value.Text text) {
        return new Value.Text(collation.apply(text.value()));
    }

    void replaceRows(List<RowImage> others) {
        rows.clear();
        rows.addAll(others);
    }

    List<RowImage> having(UniqueKey key, List<Value> values) {
        List<Value> wanted = folded(key, values);
        return rows.stream()
                .filter(row ->
                        key.matchableIn(row) && folded(key, key.valuesIn(row)).equals(wanted))
                .toList();
    }

    private List<Value> folded(UniqueKey key, List<Value> values) {
        List<Value> folded = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            boolean collated = schema.columns().get(key.columns().get(i)).collated();
            folded.add(collated && values.get(i) instanceof Value.Text text ? weightOf(text) : values.get(i));
        }
        return folded;
    }

    Optional<RowImage> equalTo(RowImage image) {
        return rows.stream().filter(image::agreesWith).findFirst();
    }

    /** Returns the rows that an image collides with. */
    List<RowImage> rivalsOf(RowImage image) {
        List<RowImage> rivals = new ArrayList<>();
        Stream.concat(schema.rowKey().stream(), schema.otherKeys().stream())
                .filter(key -> key.matchableIn(image))
                .forEach(key -> rivals.addAll(having(key, key.valuesIn(image))));
        for (Function<RowImage, Optional<Object>> key : hiddenKeys) {
            key.apply(image).ifPresent(value -> rows.stream()
                    .filter(row -> key.apply(row).filter(value::equals).isPresent())
                    .forEach(rivals::add));
        }
        return rivals.stream().distinct().toList();
    }

    void insert(RowImage image) {
        if (!rivalsOf(image).isEmpty()) {
            throw new DestinationException("Duplicate entry for " + schema.name(), FailureKind.DUPLICATE_KEY);
        }
        rows.add(image);
    }

    /** A failed statement leaves its row as it was. */
    void update(RowImage stored, RowImage image) {
        delete(stored);
        try {
            insert(image.over(stored));
        } catch (DestinationException e) {
            rows.add(stored);
            throw e;
        }
    }

    void delete(RowImage stored) {
        if (!rows.remove(stored)) {
            throw new AssertionError("the row that was locked is not here: " + stored);
        }
    }
}
