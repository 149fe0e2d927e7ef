package io.twoway.source.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Plan of what a full load sends, as known when it starts.
 *
 * @param objects what is created besides tables, in this order
 * @param tables the selected tables by their full names, as statements may have them
 * @param estimates how many rows each table that is read is likely to have, by {@code database.table}
 * @param keyless the selected tables without a primary key or a unique key without NULLs, as {@code database.table}
 * @param structure a digest of all selected tables' columns
 */
public record LoadPlan(
        List<CreatedObject> objects,
        List<String> tables,
        Map<String, Long> estimates,
        Set<String> keyless,
        String structure) {

    /** Nothing is known: no load has started. */
    public static final LoadPlan NONE = new LoadPlan(List.of(), List.of(), Map.of(), Set.of(), "");

    /** One statement for all tables would hold the stream back for as long as all of them take. */
    private static final int ANALYZED_TOGETHER = 50;

    public LoadPlan {
        objects = List.copyOf(objects);
        tables = List.copyOf(tables);
        estimates = Map.copyOf(estimates);
        keyless = Set.copyOf(keyless);
    }

    /** Returns the plan of a try that reads some of the tables only. */
    public LoadPlan expecting(Predicate<String> read) {
        Map<String, Long> expected = new HashMap<>(estimates);
        expected.keySet().removeIf(read.negate());
        return new LoadPlan(objects, tables, expected, keyless, structure);
    }

    /**
     * Returns the statements that renew the peer's statistics of the loaded tables: until MySQL does so by itself, it plans
     * queries for tables that were empty. The peer's binlog does not get them.
     */
    public List<String> analyses() {
        List<String> statements = new ArrayList<>();
        for (int first = 0; first < tables.size(); first += ANALYZED_TOGETHER) {
            int end = Math.min(first + ANALYZED_TOGETHER, tables.size());
            statements.add("ANALYZE NO_WRITE_TO_BINLOG TABLE " + String.join(", ", tables.subList(first, end)));
        }
        return statements;
    }
}
