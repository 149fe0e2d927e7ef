package io.twoway.sink.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.DestinationRows;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Inserts rows of a load as if nothing stood in their way, without a look at what is there. MySQL itself says when something
 * is, whichever key it has: nothing of the INSERT stays then, and another path looks, and keeps what is there. Changes go that
 * other way at once.
 *
 * <p>Never INSERT IGNORE, which would alter what does not fit, too.
 */
public final class LoadPath implements TablePath {

    private static final Standing NOTHING = new Standing(Optional.empty(), List.of());

    private final Referee referee;
    private final TablePath careful;

    // Mutable state
    private final Set<TableName> occupied = new HashSet<>();

    /** @param careful applies what this path does not */
    public LoadPath(Referee referee, TablePath careful) {
        this.referee = referee;
        this.careful = careful;
    }

    @Override
    public List<Ruling> apply(DestinationRows destination, Map<TableName, List<PlannedRow>> tables) {
        List<Ruling> rulings = new ArrayList<>();
        Map<TableName, List<PlannedRow>> changes = new LinkedHashMap<>();
        tables.forEach((name, rows) -> {
            if (rows.stream().allMatch(PlannedRow.Loaded.class::isInstance)) {
                rulings.addAll(load(destination, name, rows));
            } else {
                changes.put(name, rows);
            }
        });
        if (!changes.isEmpty()) {
            rulings.addAll(careful.apply(destination, changes));
        }
        return rulings;
    }

    private List<Ruling> load(DestinationRows destination, TableName name, List<PlannedRow> rows) {
        Optional<List<Ruling>> inserted =
                occupied.contains(name) ? Optional.empty() : insert(destination, destination.lastKnown(name), rows);
        return inserted.orElseGet(() -> look(destination, name, rows));
    }

    /** Rows that met others are likely to be followed by such: each batch would be written twice. */
    private List<Ruling> look(DestinationRows destination, TableName name, List<PlannedRow> rows) {
        boolean known = occupied.contains(name);
        List<Ruling> rulings = careful.apply(destination, Map.of(name, rows));
        if (known && rulings.stream().allMatch(LoadPath::metNothing)) {
            occupied.remove(name);
        }
        return rulings;
    }

    private static boolean metNothing(Ruling ruling) {
        return ruling instanceof Ruling.Decided decided && decided.standing().equals(NOTHING);
    }

    /** Returns nothing if something was, or may be, in the way of one of the rows; then none was written. */
    private Optional<List<Ruling>> insert(DestinationRows destination, TableSchema table, List<PlannedRow> planned) {
        if (table.firesTriggers()) {
            // what a trigger does for an INSERT that fails may stay, where a table of its is not transactional
            return Optional.empty();
        }
        RowBinder binder = new RowBinder(table);
        List<Ruling.Decided> rulings = planned.stream()
                .map(row -> referee.decide(table, binder.bind(row), NOTHING))
                .toList();
        List<RowImage> images = rulings.stream()
                .map(ruling -> ruling.change().afterImage().orElseThrow())
                .toList();
        try {
            destination.together(() -> destination.insert(table, images));
            return Optional.of(List.copyOf(rulings));
        } catch (DestinationException e) {
            if (e.failure() != FailureKind.DUPLICATE_KEY && !e.isRowsFault()) {
                throw e;
            }
            occupied.add(table.name());
            return Optional.empty();
        }
    }
}
