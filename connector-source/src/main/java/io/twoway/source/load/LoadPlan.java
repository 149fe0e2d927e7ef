package io.twoway.source.load;

import java.util.List;
import java.util.Map;

/**
 * What a full load is going to send, as known when it starts.
 *
 * @param objects what is created besides tables, in this order
 * @param estimates how many rows each selected table is likely to have, by {@code database.table}
 */
public record LoadPlan(List<SchemaObject> objects, Map<String, Long> estimates) {

    /** Nothing is known: no load has started. */
    public static final LoadPlan NONE = new LoadPlan(List.of(), Map.of());

    public LoadPlan {
        objects = List.copyOf(objects);
        estimates = Map.copyOf(estimates);
    }
}
