package io.twoway.sink.plan;

import io.twoway.sink.change.TableName;
import io.twoway.sink.decode.RowStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;

/**
 * Rows that refer to themselves by a foreign key with ON DELETE SET NULL. When such a row is deleted, MySQL 9.7 logs an
 * UPDATE that takes the reference away, and then a DELETE that has the row as it was before that UPDATE. One after the
 * other they contradict each other; the DELETE alone says what happened.
 */
final class SelfReferences {

    private record Row(TableName table, Struct image) {}

    private SelfReferences() {}

    /**
     * Returns the rows of one transaction without each UPDATE that a DELETE of the same image takes back. Within a
     * transaction nothing else can look like this: the image that a change starts from is the one that the change before
     * it left, unless the table has no key and other rows are equal.
     */
    static List<PlannedRow> withoutSupersededUpdates(List<PlannedRow> rows) {
        if (rows.stream().noneMatch(SelfReferences::isUpdate)
                || rows.stream().noneMatch(SelfReferences::isKeyedDelete)) {
            return rows; // the usual case, in which no row has to be hashed
        }
        Set<Integer> superseded = superseded(rows);
        return superseded.isEmpty()
                ? rows
                : IntStream.range(0, rows.size())
                        .filter(place -> !superseded.contains(place))
                        .mapToObj(rows::get)
                        .toList();
    }

    private static boolean isUpdate(PlannedRow row) {
        return row instanceof PlannedRow.Changed changed && changed.step() instanceof RowStep.Updated;
    }

    private static boolean isKeyedDelete(PlannedRow row) {
        return row instanceof PlannedRow.Changed changed
                && changed.step() instanceof RowStep.Deleted deleted
                && deleted.keyed();
    }

    private static Set<Integer> superseded(List<PlannedRow> rows) {
        Map<Row, Integer> leftBy = new HashMap<>();
        Set<Integer> superseded = new HashSet<>();
        for (int place = 0; place < rows.size(); place++) {
            PlannedRow row = rows.get(place);
            if (isKeyedDelete(row)) {
                row.beforeRow()
                        .map(before -> leftBy.remove(new Row(row.table(), before)))
                        .ifPresent(superseded::add);
                continue;
            }
            row.afterRow().ifPresent(after -> leftBy.remove(new Row(row.table(), after)));
            if (isUpdate(row) && !row.beforeRow().equals(row.afterRow())) {
                int here = place;
                row.beforeRow().ifPresent(before -> leftBy.put(new Row(row.table(), before), here));
            }
        }
        return superseded;
    }
}
