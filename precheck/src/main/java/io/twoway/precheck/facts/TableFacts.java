package io.twoway.precheck.facts;

import io.twoway.table.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A table as information_schema describes it.
 *
 * @param name its name
 * @param engine its storage engine
 * @param columns its columns, in order
 * @param uniqueKeys its primary and unique keys
 * @param unguardedTriggers triggers that also fire on what a sink writes
 * @param cascades foreign keys of it whose actions change its rows
 */
public record TableFacts(
        TableName name,
        String engine,
        List<ColumnFacts> columns,
        List<KeyFacts> uniqueKeys,
        List<String> unguardedTriggers,
        List<String> cascades) {

    public TableFacts {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        unguardedTriggers = List.copyOf(unguardedTriggers);
        cascades = List.copyOf(cascades);
    }

    /** Returns the table as if it had these of its columns only. */
    public TableFacts having(Predicate<ColumnFacts> kept) {
        return new TableFacts(
                name, engine, columns.stream().filter(kept).toList(), uniqueKeys, unguardedTriggers, cascades);
    }

    /** Returns a column by its name, in whatever letters, as MySQL compares them. */
    public Optional<ColumnFacts> column(String column) {
        String wanted = column.toLowerCase(Locale.ROOT);
        return columns.stream()
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** Returns whether a key tells each row from all others: one over whole columns that are never NULL. */
    public boolean hasRowKey() {
        return uniqueKeys.stream().anyMatch(key -> key.parts().stream().allMatch(this::identifies));
    }

    private boolean identifies(String part) {
        return column(part).filter(column -> !column.nullable()).isPresent();
    }
}
