package io.twoway.sink.rows;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.destination.TableWrites;
import io.twoway.sink.resolve.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The touched rows of one table with a row key, in memory: what the destination holds (locked), and what the batch has
 * made of it so far. Pure.
 */
final class WorkingTable {

    private final TableSchema table;
    private final UniqueKey rowKey;
    private final KeyFold fold;

    // Mutable state
    private final Map<Object, RowImage> stored = new LinkedHashMap<>();
    private final Map<Object, RowImage> current = new LinkedHashMap<>();
    private final List<Map<Object, Object>> owners = new ArrayList<>();

    WorkingTable(TableSchema table, KeyFold fold, List<RowImage> rows) {
        this.table = table;
        this.rowKey = table.rowKey().orElseThrow();
        this.fold = fold;
        table.otherKeys().forEach(key -> owners.add(new HashMap<>()));
        for (RowImage row : rows) {
            Object key = keyOf(row);
            stored.put(key, row);
            put(key, row);
        }
    }

    /** Returns what stands where the change wants to go. */
    Standing standing(RowChange change) {
        Object key = keyOf(change.keyImage());
        return new Standing(
                Optional.ofNullable(current.get(key)),
                change.afterImage().map(after -> rivals(key, after)).orElse(List.of()));
    }

    private List<RowImage> rivals(Object own, RowImage after) {
        Object key = keyOf(after);
        if (owners.isEmpty() && key.equals(own)) {
            return List.of(); // the usual change
        }
        Set<Object> rivals = new LinkedHashSet<>();
        rivals.add(key);
        addOwnersOfUniqueValues(after, rivals);
        rivals.remove(own);
        return rivals.stream().filter(current::containsKey).map(current::get).toList();
    }

    private void addOwnersOfUniqueValues(RowImage image, Set<Object> found) {
        for (int i = 0; i < owners.size(); i++) {
            UniqueKey key = table.otherKeys().get(i);
            if (key.matchableIn(image)) {
                Optional.ofNullable(owners.get(i).get(fold.keyOf(key, image))).ifPresent(found::add);
            }
        }
    }

    /** Takes over what was decided about the change. */
    void apply(RowChange change, Resolution resolution) {
        change.beforeImage().filter(before -> !before.computed().isEmpty()).ifPresent(this::learn);
        if (resolution instanceof Resolution.Write write) {
            write.evicted().forEach(rival -> remove(keyOf(rival)));
            remove(keyOf(change.keyImage()));
            put(keyOf(write.image()), write.image());
        } else if (resolution instanceof Resolution.Remove) {
            remove(keyOf(change.keyImage()));
        }
    }

    /** What was computed of a stored row is that of the first change that has it as it is. */
    private void learn(RowImage before) {
        stored.computeIfPresent(keyOf(before), (key, row) -> row.computed().isEmpty() ? row.knownAs(before) : row);
    }

    /** Returns the statements' worth of difference between what is stored and what should be. */
    TableWrites writes() {
        List<RowImage> deletes = new ArrayList<>();
        List<RowUpdate> updates = new ArrayList<>();
        List<RowImage> inserts = new ArrayList<>();
        stored.forEach((key, before) -> {
            RowImage after = current.get(key);
            if (after == null) {
                deletes.add(before);
            } else if (!after.equals(before) || !after.computed().isEmpty()) {
                // a change and its way back may have been made in different time zones
                updates.add(new RowUpdate(before, after));
            }
        });
        current.forEach((key, image) -> {
            if (!stored.containsKey(key)) {
                inserts.add(image);
            }
        });
        return new TableWrites(deletes, updates, inserts);
    }

    private void put(Object key, RowImage row) {
        current.put(key, row);
        for (int i = 0; i < owners.size(); i++) {
            UniqueKey unique = table.otherKeys().get(i);
            if (unique.matchableIn(row)) {
                owners.get(i).put(fold.keyOf(unique, row), key);
            }
        }
    }

    private void remove(Object key) {
        RowImage row = current.remove(key);
        if (row == null) {
            return;
        }
        for (int i = 0; i < owners.size(); i++) {
            UniqueKey unique = table.otherKeys().get(i);
            if (unique.matchableIn(row)) {
                owners.get(i).remove(fold.keyOf(unique, row), key);
            }
        }
    }

    private Object keyOf(RowImage row) {
        return fold.keyOf(rowKey, row);
    }
}
