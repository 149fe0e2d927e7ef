package io.twoway.sink.rows;

import io.twoway.sink.change.TableSchema;
import io.twoway.table.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tables as they were when rows were bound to them last: the thread that applies says so, and who binds rows for it ahead of their
 * turn asks. It may be outdated by then; the rows are bound again in this case.
 */
public final class LastTables {

    /** Far more than most streams have: after that many the memory starts anew. */
    static final int MOST = 10_000;

    // Mutable state; the map in it is never changed
    private volatile Map<TableName, TableSchema> tables = Map.of();

    /** Takes note of a table as it is now; for one thread. */
    @SuppressWarnings("ReferenceEquality") // most tables are the ones that they were, and dear to compare
    void note(TableSchema table) {
        Map<TableName, TableSchema> known = tables;
        if (known.get(table.name()) != table) {
            Map<TableName, TableSchema> more = known.size() < MOST ? new HashMap<>(known) : new HashMap<>();
            more.put(table.name(), table);
            tables = more;
        }
    }

    /** Returns a table as it was last; empty if no row of it was applied yet. */
    Optional<TableSchema> last(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }
}
