package io.twoway.sink.change;

import java.util.List;

/**
 * A primary or unique key.
 *
 * @param name the index's name
 * @param columns positions of its columns in {@link TableSchema#columns()}, in key order
 */
public record UniqueKey(String name, List<Integer> columns) {

    public UniqueKey {
        columns = List.copyOf(columns);
    }

    /** Returns the key's values in the image. */
    public List<Value> valuesIn(RowImage image) {
        return columns.stream().map(image::get).toList();
    }

    /** Returns whether the image can collide on this key: NULL and absent values never match. */
    public boolean matchableIn(RowImage image) {
        return columns.stream().map(image::get).allMatch(value -> value.isPresent() && !value.isNull());
    }
}
