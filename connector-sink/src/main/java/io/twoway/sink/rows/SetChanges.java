package io.twoway.sink.rows;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.destination.DestinationRows;
import io.twoway.sink.plan.PlannedRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Changes of one table on the {@link SetPath}: first it is said what they touch, then it is decided about them. */
final class SetChanges {

    private final DestinationRows destination;
    private final TableSchema table;
    private final List<RowChange> changes;
    private final KeyFold fold;
    private final Supplier<List<RowImage>> locked;

    /** Binds the changes to the table as it was last, and has all rows locked that they touch. */
    SetChanges(DestinationRows destination, LastTables tables, TableSchema table, List<PlannedRow> planned) {
        this.destination = destination;
        this.table = table;
        tables.note(table);
        this.changes = planned.stream().map(new RowBinder(table)::bind).toList();
        List<RowImage> images = images(changes);
        this.fold = new KeyFold().learn(destination, table, images);
        this.locked = destination.lockTogether(table, touched(images));
    }

    private static List<RowImage> images(List<RowChange> changes) {
        List<RowImage> images = new ArrayList<>(2 * changes.size());
        for (RowChange change : changes) {
            change.beforeImage().ifPresent(images::add);
            change.afterImage().ifPresent(images::add);
        }
        return images;
    }

    private Map<UniqueKey, List<List<Value>>> touched(List<RowImage> images) {
        UniqueKey rowKey = table.rowKey().orElseThrow();
        Map<UniqueKey, List<List<Value>>> keys = new LinkedHashMap<>();
        keys.put(rowKey, distinct(images, rowKey));
        for (UniqueKey key : table.otherKeys()) {
            List<RowImage> matchable = changes.stream()
                    .flatMap(change -> change.afterImage().stream())
                    .filter(key::matchableIn)
                    .toList();
            keys.put(key, distinct(matchable, key));
        }
        return keys;
    }

    private static List<List<Value>> distinct(List<RowImage> images, UniqueKey key) {
        Set<List<Value>> distinct = new LinkedHashSet<>();
        List<Value> last = List.of();
        for (RowImage image : images) {
            List<Value> values = key.valuesIn(image);
            if (!values.equals(last)) { // an update has its key twice
                distinct.add(values);
            }
            last = values;
        }
        return List.copyOf(distinct);
    }

    /** Decides about the changes in their order, and has written what is left of the difference. */
    List<Ruling> decide(Referee referee) {
        List<RowImage> stored = locked.get();
        WorkingTable rows = new WorkingTable(table, fold.learn(destination, table, stored), stored);
        List<Ruling> rulings = new ArrayList<>();
        for (RowChange change : changes) {
            Ruling.Decided ruling = referee.decide(table, change, rows.standing(change));
            rulings.add(ruling);
            if (ruling.isRefused()) {
                return rulings;
            }
            rows.apply(change, ruling.resolution());
        }
        destination.writeTogether(table, rows.writes());
        return rulings;
    }
}
