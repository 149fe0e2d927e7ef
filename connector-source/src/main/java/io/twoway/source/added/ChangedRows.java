package io.twoway.source.added;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * The keys of a table's rows that changed since its load began, whoever changed them. Such a row is at the peer already, or
 * was and is gone again: only the stream may say what becomes of it, and the load must leave it out.
 */
final class ChangedRows {

    // Mutable state
    private final Set<List<Object>> keys = new HashSet<>();

    /** Takes note of a change and returns whether it is the first of its row. */
    boolean add(Struct key) {
        return keys.add(values(key));
    }

    boolean contains(Struct key) {
        return keys.contains(values(key));
    }

    void clear() {
        keys.clear();
    }

    /** Without the schema: the same row has another one when its table was altered. */
    private static List<Object> values(Struct key) {
        List<Object> values = new ArrayList<>(key.schema().fields().size());
        for (Field field : key.schema().fields()) {
            values.add(key.get(field));
        }
        return values;
    }
}
