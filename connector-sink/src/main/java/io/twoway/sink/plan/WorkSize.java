package io.twoway.sink.plan;

import io.twoway.limit.Flow;
import io.twoway.sink.decode.RowStep;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Size of a work as limits count it.
 *
 * @param flow what its rows are; of no meaning without rows
 * @param rows how many rows it has
 * @param bytes the bytes of these rows as they become: texts and binaries by their length, every other value as 8
 */
public record WorkSize(Flow flow, long rows, long bytes) {

    private static final int NUMBER = 8;

    /** Measures a work; its bytes only if {@code countsBytes}, which costs a look at each value. */
    public static WorkSize of(Work work, boolean countsBytes) {
        List<PlannedRow> rows = rowsOf(work);
        long bytes = countsBytes ? rows.stream().mapToLong(WorkSize::bytes).sum() : 0;
        return new WorkSize(flowOf(rows), rows.size(), bytes);
    }

    private static List<PlannedRow> rowsOf(Work work) {
        return work instanceof Work.Decided decided
                ? decided.rest().map(Work.Prepared::plannedRows).orElse(List.of())
                : work.plannedRows();
    }

    /** A work has rows of one flow only: an added table's are in transactions of their own. */
    private static Flow flowOf(List<PlannedRow> rows) {
        return !rows.isEmpty() && isLoaded(rows.get(0)) ? Flow.LOAD : Flow.CHANGES;
    }

    private static boolean isLoaded(PlannedRow row) {
        return row instanceof PlannedRow.Loaded
                || (row instanceof PlannedRow.Changed changed && changed.step() instanceof RowStep.Loaded);
    }

    private static long bytes(PlannedRow row) {
        return row.afterRow().or(row::beforeRow).map(WorkSize::bytes).orElse(0L);
    }

    private static long bytes(Struct row) {
        long bytes = 0;
        for (Field field : row.schema().fields()) {
            Object value = row.getWithoutDefault(field.name());
            bytes += value instanceof Struct geometry ? bytes(geometry) : HeldBytes.lengthOf(value, NUMBER);
        }
        return bytes;
    }
}
