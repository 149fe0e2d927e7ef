package io.twoway.sink.rows;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.Work;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * Binds rows to their tables before their turn comes, so that the thread that applies them has less to do for each. It takes tables as
 * they were last. Nothing is decided here: what does not fit, or no more when its turn has come, is bound again then.
 */
public final class AheadBinder {

    private final LastTables tables;

    // Mutable state, of the one thread that binds ahead
    private final Map<TableName, Binder> binders = new HashMap<>();

    public AheadBinder(LastTables tables) {
        this.tables = tables;
    }

    /** Returns the work with all rows bound that can be. */
    public Work bound(Work work) {
        return work instanceof Work.Rows rows ? rows.of(boundAll(rows.rows())) : work;
    }

    /**
     * A loop, and no stream: measured with JDK 17, HotSpot left its compiled code for each update that came by the stream, once it had
     * been compiled for inserts, and did not compile it anew (jdk.Deoptimization, unstable_if, none). By the loop it does not.
     */
    private List<PlannedRow> boundAll(List<PlannedRow> rows) {
        List<PlannedRow> bound = new ArrayList<>(rows.size());
        for (PlannedRow row : rows) {
            bound.add(bound(row));
        }
        return bound;
    }

    private PlannedRow bound(PlannedRow row) {
        return tables.last(row.table()).map(table -> bound(row, table)).orElse(row);
    }

    private PlannedRow bound(PlannedRow row, TableSchema table) {
        Binder known = binders.get(table.name());
        if (known == null || !known.isOf(table)) {
            if (binders.size() >= LastTables.MOST) {
                binders.clear();
            }
            known = Binder.of(table);
            binders.put(table.name(), known);
        }
        return known.rows().map(binder -> bound(row, table, binder)).orElse(row);
    }

    private static PlannedRow bound(PlannedRow row, TableSchema table, RowBinder binder) {
        try {
            return row.bound(new PlannedRow.Bound(table, binder.bind(row)));
        } catch (DataException e) {
            return row; // what is wrong is said when its turn comes, if it still is
        }
    }

    /**
     * Binder of the rows of one table.
     *
     * @param table the table as it was then
     * @param rows empty for a table whose rows wait as they are
     */
    private record Binder(TableSchema table, Optional<RowBinder> rows) {

        static Binder of(TableSchema table) {
            return new Binder(
                    table,
                    table.columns().stream().anyMatch(Binder::isHeavy)
                            ? Optional.empty()
                            : Optional.of(new RowBinder(table)));
        }

        /** A document becomes a tree, and bytes a copy of themselves: of rows that wait that would be too much memory. */
        private static boolean isHeavy(Column column) {
            return switch (column.type().form()) {
                case JSON, GEOMETRY, VECTOR -> true;
                case BINARY -> column.type() != ColumnType.BINARY; // which has 255 bytes at most
                case WHOLE, BITS, EXACT, REAL, DATE, DATETIME, TIMESTAMP, TIME, TEXT -> false;
            };
        }

        @SuppressWarnings("ReferenceEquality") // tables are dear to compare
        boolean isOf(TableSchema other) {
            return table == other;
        }
    }
}
