package io.twoway.sink.change;

import java.util.ArrayList;
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

    /** Returns whether it is the table's primary key. */
    public boolean isPrimary() {
        return name.equals("PRIMARY"); // MySQL gives this name to no other index
    }

    /** Returns the key's values in the image. */
    public List<Value> valuesIn(RowImage image) {
        if (columns.size() == 1) {
            return List.of(image.get(columns.get(0)));
        }
        List<Value> values = new ArrayList<>(columns.size());
        for (int column : columns) {
            values.add(image.get(column));
        }
        return values;
    }

    /** Returns whether both images have the same values in it. */
    public boolean isSameIn(RowImage one, RowImage other) {
        for (int column : columns) {
            if (!one.get(column).equals(other.get(column))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the image can collide on this key: NULL and absent values never match. */
    public boolean matchableIn(RowImage image) {
        for (int column : columns) {
            Value value = image.get(column);
            if (!value.isPresent() || value.isNull()) {
                return false;
            }
        }
        return true;
    }
}
