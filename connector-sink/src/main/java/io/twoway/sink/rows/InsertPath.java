package io.twoway.sink.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.destination.DestinationRows;
import io.twoway.sink.destination.TableWrites;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Inserts new rows as if nothing stood in their way, without a look at what is there. MySQL itself says when something is,
 * whichever key it has; the transaction can only be rolled back then, and tried again on another path, which looks. Tables with
 * other changes go that other way at once.
 *
 * <p>Never INSERT IGNORE, which would alter what does not fit, too.
 */
public final class InsertPath implements TablePath {

    private static final Standing NOTHING = new Standing(Optional.empty(), List.of());

    private final Referee referee;
    private final TablePath careful;
    private final LastTables lastTables;

    // Mutable state
    private final Map<TableName, Caution> cautions = new HashMap<>();
    private final List<TableName> unlooked = new ArrayList<>();

    /**
     * @param careful applies what this path does not
     * @param lastTables learns which tables the new rows are bound to
     */
    public InsertPath(Referee referee, TablePath careful, LastTables lastTables) {
        this.referee = referee;
        this.careful = careful;
        this.lastTables = lastTables;
    }

    @Override
    public List<Ruling> apply(DestinationRows destination, Map<TableName, List<PlannedRow>> tables) {
        unlooked.forEach(cautions::remove); // nothing was met in them
        unlooked.clear();
        if (tables.keySet().stream()
                .anyMatch(name -> destination.lastKnown(name).firesTriggers())) {
            // what a trigger does for an INSERT that fails may stay, where a table of its is not transactional
            return careful.apply(destination, tables);
        }
        List<Ruling> rulings = new ArrayList<>();
        Map<TableName, List<PlannedRow>> others = new LinkedHashMap<>();
        tables.forEach((name, rows) -> {
            if (rows.stream().allMatch(InsertPath::isNew) && !isLookedAt(name)) {
                rulings.addAll(insert(destination, destination.lastKnown(name), rows));
            } else {
                others.put(name, rows);
            }
        });
        if (!others.isEmpty()) {
            rulings.addAll(careful.apply(destination, others));
        }
        return rulings;
    }

    /**
     * Takes a duplicate key of the last try as a sign that something was met in the tables that were not looked at. They are from
     * now on, for longer each time: rows that met others are likely to be followed by such.
     *
     * @return whether there was such a table, so that another try goes another way
     */
    public boolean metSomething() {
        boolean met = !unlooked.isEmpty();
        unlooked.forEach(table -> cautions.merge(table, Caution.FIRST, (before, first) -> before.more()));
        unlooked.clear();
        return met;
    }

    private boolean isLookedAt(TableName table) {
        Caution caution = cautions.get(table);
        if (caution == null || caution.left() == 0) {
            return false;
        }
        cautions.put(table, caution.spent());
        return true;
    }

    private static boolean isNew(PlannedRow row) {
        return row instanceof PlannedRow.Loaded
                || (row instanceof PlannedRow.Changed changed && changed.step() instanceof RowStep.Inserted);
    }

    private List<Ruling> insert(DestinationRows destination, TableSchema table, List<PlannedRow> planned) {
        unlooked.add(table.name());
        lastTables.note(table);
        RowBinder binder = new RowBinder(table);
        List<Ruling> rulings = new ArrayList<>(planned.size());
        List<RowImage> images = new ArrayList<>(planned.size());
        for (PlannedRow row : planned) {
            Ruling.Decided ruling = referee.decide(table, binder.bind(row), NOTHING);
            rulings.add(ruling);
            images.add(ruling.change().afterImage().orElseThrow());
        }
        destination.writeTogether(table, new TableWrites(List.of(), List.of(), images));
        return rulings;
    }

    /**
     * A number of batches of a table that are looked at before the next one is not.
     *
     * @param left those still to come
     * @param all those since something was met
     */
    private record Caution(int left, int all) {

        private static final Caution FIRST = new Caution(1, 1);

        /** One batch in so many is written twice for nothing where each meets something. */
        private static final int MOST = 1_024;

        Caution more() {
            int more = Math.min(MOST, 2 * all);
            return new Caution(more, more);
        }

        Caution spent() {
            return new Caution(left - 1, all);
        }
    }
}
