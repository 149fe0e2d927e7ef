package io.twoway.sink.apply;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes key values that MySQL takes for equal be equal in Java: text under a collation becomes its weight string, which
 * the server computed ('a' and 'A' have one under most collations).
 */
final class KeyFold {

    /** For tables whose keys hold no text under a collation. */
    static final KeyFold EXACT = new KeyFold(Map.of());

    private final Map<Integer, Map<Value, Value>> weights;

    /** @param weights by column position, then by value; covers every value of the batch and of the rows read */
    KeyFold(Map<Integer, Map<Value, Value>> weights) {
        this.weights = new HashMap<>(weights);
    }

    List<Value> valuesOf(UniqueKey key, RowImage image) {
        return key.columns().stream()
                .map(column -> fold(column, image.get(column)))
                .toList();
    }

    private Value fold(int column, Value value) {
        return weights.getOrDefault(column, Map.of()).getOrDefault(value, value);
    }
}
