package io.twoway.sink.rows;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.DestinationRows;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.resolve.Answer;
import io.twoway.sink.resolve.Resolution;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;

/**
 * Applies changes row by row: each is judged against rows read after the one before it was written, and MySQL itself
 * says which keys are equal. Slow, and right in every case: it defines what {@link SetPath} must do. It also tells
 * which record it is that does not fit, and follows the answers that were given about single records.
 */
public final class StepPath implements TablePath {

    private final Referee referee;
    private final SettledRecords answers;

    public StepPath(Referee referee) {
        this(referee, SettledRecords.none());
    }

    public StepPath(Referee referee, SettledRecords answers) {
        this.referee = referee;
        this.answers = answers;
    }

    /** Goes on behind an obstacle, so that all of them are known at once. */
    @Override
    public List<Ruling> apply(DestinationRows destination, Map<TableName, List<PlannedRow>> tables) {
        List<Ruling> rulings = new ArrayList<>();
        tables.forEach((name, rows) -> rulings.addAll(apply(destination, name, rows)));
        return rulings;
    }

    private List<Ruling> apply(DestinationRows destination, TableName name, List<PlannedRow> rows) {
        TableSchema table;
        try {
            table = destination.table(name);
        } catch (DataException e) {
            return rows.stream().map(row -> withoutTable(row, e)).toList();
        }
        RowBinder binder = new RowBinder(table);
        return rows.stream().map(row -> rule(destination, table, binder, row)).toList();
    }

    private Ruling withoutTable(PlannedRow row, DataException missing) {
        DataException cause = row instanceof PlannedRow.Undecodable undecodable ? undecodable.cause() : missing;
        return unapplicable(row, Optional.empty(), cause);
    }

    private Ruling rule(DestinationRows destination, TableSchema table, RowBinder binder, PlannedRow row) {
        try {
            RowChange change = binder.bind(row);
            return rule(destination, table, change, standing(destination, table, change));
        } catch (DataException e) {
            return unapplicable(row, Optional.of(table), e);
        } catch (DestinationException e) {
            if (!e.isRowsFault()) {
                throw e;
            }
            return unapplicable(row, Optional.of(table), e);
        }
    }

    private Ruling rule(DestinationRows destination, TableSchema table, RowChange change, Standing standing) {
        Ruling.Decided ruling = referee.decide(table, change, standing);
        if (ruling.isRefused()) {
            Optional<Answer> answer = answers.useFor(change.origin().offset());
            if (answer.isEmpty()) {
                return ruling;
            }
            ruling = referee.decide(table, change, standing, answer.get());
        }
        try {
            write(destination, table, ruling);
            return ruling;
        } catch (DestinationException e) {
            if (e.failure() != FailureKind.DUPLICATE_KEY || !(ruling.resolution() instanceof Resolution.Write write)) {
                throw e;
            }
            Optional<Standing> behind = standingBehind(destination, table, ruling.standing(), write.image());
            return behind.isPresent()
                    ? rule(destination, table, change, behind.get())
                    : writtenAfterAll(destination, table, ruling);
        }
    }

    /**
     * Returns what a write ran into, so that it can be judged again; nothing of it was written. Before, such a row is not seen
     * where a key is hidden, or has columns that events do not carry, or where somebody was quicker.
     */
    private static Optional<Standing> standingBehind(
            DestinationRows destination, TableSchema table, Standing met, RowImage image) {
        Set<RowImage> rivals = new LinkedHashSet<>(met.rivals());
        return rivals.addAll(destination.inTheWay(table, met.row(), image))
                ? Optional.of(new Standing(met.row(), List.copyOf(rivals)))
                : Optional.empty();
    }

    /** No row of the table is in the way: one was, for a moment, or it is one of another table that a trigger writes. */
    private static Ruling writtenAfterAll(DestinationRows destination, TableSchema table, Ruling.Decided ruling) {
        try {
            write(destination, table, ruling);
            return ruling;
        } catch (DestinationException e) {
            if (e.failure() != FailureKind.DUPLICATE_KEY) {
                throw e;
            }
            throw new DataException(
                    "No row of " + table.name() + " has the unique value that the destination calls taken: " + e.error()
                            + ". A trigger of the table writes it elsewhere, for one: see there",
                    e);
        }
    }

    private Ruling unapplicable(PlannedRow row, Optional<TableSchema> table, RuntimeException cause) {
        ConflictEntry entry = UnapplicableEntry.of(row, table);
        return answers.whoPassesOver(row.origin().offset())
                .<Ruling>map(who -> new Ruling.PassedOver(entry.decidedBy(who)))
                .orElseGet(() -> new Ruling.Blocked(new Obstacle.Unapplicable(entry, cause)));
    }

    private static Standing standing(DestinationRows destination, TableSchema table, RowChange change) {
        if (table.rowKey().isEmpty()) {
            // equal rows of a keyless table are allowed, so only a row that has to be there is looked for
            return new Standing(change.beforeImage().flatMap(before -> destination.lockOne(table, before)), List.of());
        }
        UniqueKey rowKey = table.rowKey().get();
        Optional<RowImage> row = lock(destination, table, rowKey, change.keyImage()).stream()
                .findFirst()
                .map(found -> change.beforeImage().map(found::knownAs).orElse(found));
        Set<RowImage> rivals = new LinkedHashSet<>();
        change.afterImage().ifPresent(after -> {
            rivals.addAll(lock(destination, table, rowKey, after));
            table.otherKeys().stream()
                    .filter(key -> key.matchableIn(after))
                    .forEach(key -> rivals.addAll(lock(destination, table, key, after)));
        });
        row.ifPresent(rivals::remove);
        return new Standing(row, List.copyOf(rivals));
    }

    private static List<RowImage> lock(DestinationRows destination, TableSchema table, UniqueKey key, RowImage image) {
        return destination.lock(table, key, List.of(key.valuesIn(image)));
    }

    private static void write(DestinationRows destination, TableSchema table, Ruling.Decided ruling) {
        Optional<RowImage> row = ruling.standing().row();
        if (ruling.resolution() instanceof Resolution.Write write) {
            if (write.evicted().isEmpty()) {
                write(destination, table, row, write.image());
                return;
            }
            destination.together(() -> {
                destination.delete(table, write.evicted());
                write(destination, table, row, write.image());
            });
        } else if (ruling.resolution() instanceof Resolution.Remove) {
            destination.delete(table, List.of(row.orElseThrow()));
        }
    }

    private static void write(DestinationRows destination, TableSchema table, Optional<RowImage> row, RowImage image) {
        row.ifPresentOrElse(
                stored -> destination.update(table, List.of(new RowUpdate(stored, image))),
                () -> destination.insert(table, List.of(image)));
    }
}
