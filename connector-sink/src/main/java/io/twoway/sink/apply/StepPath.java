package io.twoway.sink.apply;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.resolve.Resolution;
import io.twoway.sink.store.RowTransaction;
import io.twoway.sink.store.RowUpdate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Row by row: each change is judged against rows read after the one before it was written, and MySQL itself says which
 * keys are equal. Slow, and right in every case: it defines what {@link SetPath} must do.
 */
final class StepPath implements TablePath {

    private final Referee referee;

    StepPath(Referee referee) {
        this.referee = referee;
    }

    @Override
    public List<Ruling> apply(RowTransaction transaction, TableSchema table, List<RowChange> changes) {
        List<Ruling> rulings = new ArrayList<>();
        for (RowChange change : changes) {
            Ruling ruling = referee.decide(table, change, standing(transaction, table, change));
            rulings.add(ruling);
            if (ruling.isRefused()) {
                break;
            }
            write(transaction, table, ruling);
        }
        return rulings;
    }

    private static Standing standing(RowTransaction transaction, TableSchema table, RowChange change) {
        if (table.rowKey().isEmpty()) {
            // equal rows of a keyless table are allowed, so only a row that has to be there is looked for
            return new Standing(change.beforeImage().flatMap(before -> transaction.lockOne(table, before)), List.of());
        }
        UniqueKey rowKey = table.rowKey().get();
        Optional<RowImage> row =
                lock(transaction, table, rowKey, change.keyImage()).stream().findFirst();
        Set<RowImage> rivals = new LinkedHashSet<>();
        change.afterImage().ifPresent(after -> {
            rivals.addAll(lock(transaction, table, rowKey, after));
            table.otherKeys().stream()
                    .filter(key -> key.matchableIn(after))
                    .forEach(key -> rivals.addAll(lock(transaction, table, key, after)));
        });
        row.ifPresent(rivals::remove);
        return new Standing(row, List.copyOf(rivals));
    }

    private static List<RowImage> lock(RowTransaction transaction, TableSchema table, UniqueKey key, RowImage image) {
        return transaction.lock(table, key, List.of(key.valuesIn(image)));
    }

    private static void write(RowTransaction transaction, TableSchema table, Ruling ruling) {
        Optional<RowImage> row = ruling.standing().row();
        if (ruling.resolution() instanceof Resolution.Write write) {
            if (!write.evicted().isEmpty()) {
                transaction.delete(table, write.evicted());
            }
            row.ifPresentOrElse(
                    stored -> transaction.update(table, List.of(new RowUpdate(stored, write.image()))),
                    () -> transaction.insert(table, List.of(write.image())));
        } else if (ruling.resolution() instanceof Resolution.Remove) {
            transaction.delete(table, List.of(row.orElseThrow()));
        }
    }
}
