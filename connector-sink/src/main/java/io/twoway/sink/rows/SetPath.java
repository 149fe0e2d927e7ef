package io.twoway.sink.rows;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.destination.DestinationRows;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Applies all changes of a table at once: one SELECT per key locks and reads what they touch, they are decided in
 * memory in their order, and what is left of the difference is written with one statement per kind. A few round trips,
 * however many rows there are and however far away the server is.
 *
 * <p>Unique values that change hands between rows can make MySQL report a duplicate key half way; the caller then repeats
 * the batch on the {@link StepPath}.
 */
public final class SetPath implements TablePath {

    private final Referee referee;
    private final StepPath stepPath;

    public SetPath(Referee referee, StepPath stepPath) {
        this.referee = referee;
        this.stepPath = stepPath;
    }

    @Override
    public List<Ruling> apply(DestinationRows destination, TableName name, List<PlannedRow> planned) {
        TableSchema table = destination.table(name);
        if (table.rowKey().isEmpty() || mayCollideUnseen(table, planned)) {
            return stepPath.apply(destination, name, planned);
        }
        List<RowChange> changes =
                planned.stream().map(new RowBinder(table)::bind).toList();
        List<RowImage> images = changes.stream().flatMap(SetPath::images).toList();
        KeyFold fold = new KeyFold().learn(destination, table, images);
        List<RowImage> locked = lock(destination, table, images, changes);
        WorkingTable rows = new WorkingTable(table, fold.learn(destination, table, locked), locked);
        List<Ruling> rulings = new ArrayList<>();
        for (RowChange change : changes) {
            Ruling.Decided ruling = referee.decide(table, change, rows.standing(change));
            rulings.add(ruling);
            if (ruling.isRefused()) {
                return rulings;
            }
            rows.apply(change, ruling.resolution());
        }
        write(destination, table, rows.writes());
        return rulings;
    }

    /** Loaded rows evict nothing and vanish from nowhere: among them, each collision is one that MySQL reports. */
    private static boolean mayCollideUnseen(TableSchema table, List<PlannedRow> planned) {
        return table.hasHiddenKeys() && !planned.stream().allMatch(PlannedRow.Loaded.class::isInstance);
    }

    /** A row that is found by several keys comes several times, as it is: the locks stay. */
    private static List<RowImage> lock(
            DestinationRows destination, TableSchema table, List<RowImage> images, List<RowChange> changes) {
        UniqueKey rowKey = table.rowKey().orElseThrow();
        Set<List<Value>> keys = new LinkedHashSet<>();
        images.forEach(image -> keys.add(rowKey.valuesIn(image)));
        List<RowImage> rows = new ArrayList<>(destination.lock(table, rowKey, List.copyOf(keys)));
        for (UniqueKey key : table.otherKeys()) {
            Set<List<Value>> values = new LinkedHashSet<>();
            changes.stream()
                    .flatMap(change -> change.afterImage().stream())
                    .filter(key::matchableIn)
                    .forEach(after -> values.add(key.valuesIn(after)));
            rows.addAll(destination.lock(table, key, List.copyOf(values)));
        }
        return rows;
    }

    private static Stream<RowImage> images(RowChange change) {
        return Stream.concat(change.beforeImage().stream(), change.afterImage().stream());
    }

    private static void write(DestinationRows destination, TableSchema table, TableWrites writes) {
        if (!writes.deletes().isEmpty()) {
            destination.delete(table, writes.deletes());
        }
        if (!writes.updates().isEmpty()) {
            destination.update(table, writes.updates());
        }
        if (!writes.inserts().isEmpty()) {
            destination.insert(table, writes.inserts());
        }
    }
}
