package io.twoway.source.load;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a full load is going to send, as known when it starts.
 *
 * @param objects what is created besides tables, in this order
 * @param estimates how many rows each selected table is likely to have, by {@code database.table}
 * @param keyless the selected tables without a primary key or a unique key without NULLs, as {@code database.table}
 * @param structure a digest of all selected tables' columns
 */
public record LoadPlan(List<SchemaObject> objects, Map<String, Long> estimates, Set<String> keyless, String structure) {

    /** Nothing is known: no load has started. */
    public static final LoadPlan NONE = new LoadPlan(List.of(), Map.of(), Set.of(), "");

    public LoadPlan {
        objects = List.copyOf(objects);
        estimates = Map.copyOf(estimates);
        keyless = Set.copyOf(keyless);
    }
}
