package io.twoway.sink.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One row's values, positional over {@link TableSchema#columns()}.
 *
 * @param values one value per column; {@link Value.Absent} where the image does not say, and for generated columns
 * @param computed what MySQL computed of these values at the origin and keeps, one value per column; empty where that is not
 *     known. It is no part of the row: two images with the same values are equal.
 */
public record RowImage(List<Value> values, List<Value> computed) {

    public RowImage {
        values = List.copyOf(values);
        computed = List.copyOf(computed);
    }

    /** Makes an image of which nothing was computed. */
    public RowImage(List<Value> values) {
        this(values, List.of());
    }

    public Value get(int column) {
        return values.get(column);
    }

    /** Returns whether both images agree in every column that both of them carry. */
    public boolean agreesWith(RowImage other) {
        return agreesWith(other, column -> true);
    }

    /** Returns whether both images agree in every column that both carry and that {@code compared} accepts. */
    public boolean agreesWith(RowImage other, IntPredicate compared) {
        for (int i = 0; i < values.size(); i++) {
            if (compared.test(i) && differs(other, i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether both carry the column with different values. */
    public boolean differs(RowImage other, int column) {
        Value mine = values.get(column);
        Value theirs = other.values.get(column);
        return mine.isPresent() && theirs.isPresent() && !mine.equals(theirs);
    }

    /** Returns this image with what it does not carry taken from {@code base}. */
    public RowImage over(RowImage base) {
        if (!values.contains(Value.Absent.ABSENT)) {
            return this;
        }
        List<Value> merged = new ArrayList<>(values);
        for (int i = 0; i < merged.size(); i++) {
            if (!merged.get(i).isPresent()) {
                merged.set(i, base.get(i));
            }
        }
        return merged.equals(values) ? this : new RowImage(merged);
    }

    /** Returns this row of the destination, of which is known what was computed of it if it is what the origin had. */
    public RowImage knownAs(RowImage origin) {
        return equals(origin) ? origin : this;
    }

    /** Returns this image with one column replaced. */
    public RowImage with(int column, Value value) {
        List<Value> changed = new ArrayList<>(values);
        changed.set(column, value);
        return new RowImage(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowImage image && values.equals(image.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
