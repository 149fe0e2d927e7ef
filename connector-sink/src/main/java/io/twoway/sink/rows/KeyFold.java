package io.twoway.sink.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.destination.DestinationRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes key values that MySQL takes for equal be equal in Java: text under a collation becomes its weight string, which
 * the server computed ('a' and 'A' have one under most collations).
 */
final class KeyFold {

    private final Map<Integer, Map<Value, Value>> weights = new HashMap<>();

    /**
     * Learns the weights of all texts that the images hold in key columns.
     *
     * @return this
     */
    KeyFold learn(DestinationRows destination, TableSchema table, List<RowImage> images) {
        collatedKeyColumns(table).forEach(column -> {
            Map<Value, Value> known = weights.computeIfAbsent(column, key -> new HashMap<>());
            List<Value.Text> unknown = images.stream()
                    .map(image -> image.get(column))
                    .filter(value -> value instanceof Value.Text && !known.containsKey(value))
                    .map(Value.Text.class::cast)
                    .distinct()
                    .toList();
            if (!unknown.isEmpty()) {
                known.putAll(destination.weights(table, column, unknown));
            }
        });
        return this;
    }

    private static Stream<Integer> collatedKeyColumns(TableSchema table) {
        return Stream.concat(table.rowKey().stream(), table.otherKeys().stream())
                .flatMap(key -> key.columns().stream())
                .distinct()
                .filter(column -> table.columns().get(column).collated());
    }

    /** Returns what the image's values of a key are found by in maps: of one column it is the value, which needs no list. */
    Object keyOf(UniqueKey key, RowImage image) {
        if (key.columns().size() > 1) {
            return valuesOf(key, image);
        }
        int column = key.columns().get(0);
        return fold(column, image.get(column));
    }

    private List<Value> valuesOf(UniqueKey key, RowImage image) {
        if (weights.isEmpty()) {
            return key.valuesIn(image);
        }
        List<Value> values = new ArrayList<>(key.columns().size());
        for (int column : key.columns()) {
            values.add(fold(column, image.get(column)));
        }
        return values;
    }

    private Value fold(int column, Value value) {
        Map<Value, Value> known = weights.isEmpty() ? null : weights.get(column);
        return known == null ? value : known.getOrDefault(value, value);
    }
}
