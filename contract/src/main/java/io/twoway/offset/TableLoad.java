package io.twoway.offset;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The load of one added table.
 *
 * @param table the table
 * @param start the source offset at which its load began: from there on its changes are sent
 * @param upper the key up to which its rows were sent, as literals; empty before the first
 */
public record TableLoad(AddedTable table, Map<String, Object> start, List<String> upper) {

    /** No table is being loaded. */
    public static final TableLoad NONE = new TableLoad(new AddedTable("", ""), Map.of(), List.of());

    public TableLoad {
        start = Collections.unmodifiableMap(new HashMap<>(start)); // Debezium's offsets may have null values
        upper = List.copyOf(upper);
    }

    TableLoad upTo(List<String> key) {
        return new TableLoad(table, start, key);
    }
}
