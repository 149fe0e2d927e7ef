package io.twoway.sink.rows;

import io.twoway.sink.change.TableSchema;
import io.twoway.sink.destination.DestinationRows;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Applies all changes at once: the rows that they touch are locked and read together, they are decided in memory in their order, and
 * what is left of the difference is written together. Two round trips, however many rows and tables there are and however far away
 * the server is.
 *
 * <p>Unique values that change hands between rows can make MySQL report a duplicate key half way; the caller then repeats
 * the batch on the {@link StepPath}.
 */
public final class SetPath implements TablePath {

    private final Referee referee;
    private final StepPath stepPath;
    private final LastTables lastTables;

    /** @param lastTables learns which tables the changes are bound to */
    public SetPath(Referee referee, StepPath stepPath, LastTables lastTables) {
        this.referee = referee;
        this.stepPath = stepPath;
        this.lastTables = lastTables;
    }

    @Override
    public List<Ruling> apply(DestinationRows destination, Map<TableName, List<PlannedRow>> tables) {
        List<Ruling> rulings = new ArrayList<>();
        if (tables.entrySet().stream()
                .allMatch(entry -> mayBeReadEarly(destination.lastKnown(entry.getKey()), entry.getValue()))) {
            List<SetChanges> all = new ArrayList<>();
            tables.forEach((name, rows) ->
                    all.add(new SetChanges(destination, lastTables, destination.lastKnown(name), rows)));
            all.forEach(changes -> rulings.addAll(changes.decide(referee)));
        } else {
            tables.forEach((name, rows) -> rulings.addAll(applyAlone(destination, name, rows)));
        }
        return rulings;
    }

    /** The rows of one table must be read when those before it are written, where a trigger may have changed them. */
    private static boolean mayBeReadEarly(TableSchema table, List<PlannedRow> planned) {
        return isForSets(table, planned) && !table.firesTriggers();
    }

    private List<Ruling> applyAlone(DestinationRows destination, TableName name, List<PlannedRow> planned) {
        TableSchema table = destination.lastKnown(name);
        return isForSets(table, planned)
                ? new SetChanges(destination, lastTables, table, planned).decide(referee)
                : stepPath.apply(destination, Map.of(name, planned));
    }

    /** Loaded rows evict nothing and vanish from nowhere: among them, each collision on a hidden key is one that MySQL reports. */
    private static boolean isForSets(TableSchema table, List<PlannedRow> planned) {
        boolean mayCollideUnseen =
                table.hasHiddenKeys() && !planned.stream().allMatch(PlannedRow.Loaded.class::isInstance);
        return table.rowKey().isPresent() && !mayCollideUnseen;
    }
}
