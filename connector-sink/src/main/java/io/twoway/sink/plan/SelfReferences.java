package io.twoway.sink.plan;

import io.twoway.sink.decode.RowStep;
import io.twoway.table.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Rows that refer to themselves by a foreign key with ON DELETE SET NULL. When such a row is deleted, MySQL 9.7 logs an
 * UPDATE that takes the reference away, and then a DELETE that has the row as it was before that UPDATE. One after the
 * other they contradict each other; the DELETE alone says what happened. Between the two stand the UPDATEs of all other rows
 * that refer to it.
 */
final class SelfReferences {

    private record Row(TableName table, Struct image) {}

    // Mutable state
    private final Map<Row, Integer> leftBy = new HashMap<>();
    private final Set<Integer> superseded = new HashSet<>();

    private SelfReferences(List<PlannedRow> rows) {
        for (int place = 0; place < rows.size(); place++) {
            take(rows.get(place), place);
        }
    }

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
        Set<Integer> superseded = new SelfReferences(rows).superseded;
        return superseded.isEmpty()
                ? rows
                : IntStream.range(0, rows.size())
                        .filter(place -> !superseded.contains(place))
                        .mapToObj(rows::get)
                        .toList();
    }

    /**
     * Returns the first of these places whose UPDATE may be taken back by a DELETE that has not come yet.
     *
     * @param detachments places of UPDATEs that {@link #isDetached}
     */
    static OptionalInt firstOpen(List<PlannedRow> rows, Set<Integer> detachments) {
        return detachments.isEmpty()
                ? OptionalInt.empty()
                : new SelfReferences(rows)
                        .leftBy.values().stream()
                                .filter(detachments::contains)
                                .mapToInt(place -> place)
                                .min();
    }

    /** Returns whether a row lost references to itself and nothing else: what was the value of another column is NULL. */
    static boolean isDetached(RowStep step) {
        if (!(step instanceof RowStep.Updated updated)) {
            return false;
        }
        Struct before = updated.before();
        Struct after = updated.after();
        boolean detached = false;
        for (Field field : before.schema().fields()) {
            Object value = before.get(field);
            Object now = after.get(field.name());
            if (!Objects.equals(value, now)) {
                if (now != null || !remains(value, before, after)) {
                    return false;
                }
                detached = true;
            }
        }
        return detached;
    }

    private static boolean remains(Object value, Struct before, Struct after) {
        return before.schema().fields().stream()
                .anyMatch(field -> value.equals(before.get(field)) && value.equals(after.get(field.name())));
    }

    private static boolean isUpdate(PlannedRow row) {
        return row instanceof PlannedRow.Changed changed && changed.step() instanceof RowStep.Updated;
    }

    private static boolean isKeyedDelete(PlannedRow row) {
        return row instanceof PlannedRow.Changed changed
                && changed.step() instanceof RowStep.Deleted deleted
                && deleted.keyed();
    }

    private void take(PlannedRow row, int place) {
        if (isKeyedDelete(row)) {
            row.beforeRow()
                    .map(before -> leftBy.remove(new Row(row.table(), before)))
                    .ifPresent(superseded::add);
            return;
        }
        row.afterRow().ifPresent(after -> leftBy.remove(new Row(row.table(), after)));
        if (isUpdate(row) && !row.beforeRow().equals(row.afterRow())) {
            row.beforeRow().ifPresent(before -> leftBy.put(new Row(row.table(), before), place));
        }
    }
}
