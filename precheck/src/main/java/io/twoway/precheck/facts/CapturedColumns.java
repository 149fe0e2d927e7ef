package io.twoway.precheck.facts;

import java.util.Map;
import java.util.Optional;

/**
 * Which columns a source captures of the tables that it captures.
 *
 * @param included those that it names; empty when it names none, which stands for all
 * @param excluded those that it leaves out
 */
public record CapturedColumns(Optional<NameList> included, Optional<NameList> excluded) {

    /**
     * Reads the lists of a source.
     *
     * @param source its settings, whose lists name columns as {@code database.table.column}
     */
    public static CapturedColumns of(Map<String, String> source) {
        return new CapturedColumns(list(source, "column.include.list"), list(source, "column.exclude.list"));
    }

    /** Returns whether a column of a table travels. */
    public boolean contain(TableName table, ColumnFacts column) {
        String name = table + "." + column.name();
        return included.map(list -> list.matches(name)).orElse(true)
                && excluded.map(list -> !list.matches(name)).orElse(true);
    }

    /** Returns a table as if it had no other columns. */
    public TableFacts of(TableFacts table) {
        return table.having(column -> contain(table.name(), column));
    }

    private static Optional<NameList> list(Map<String, String> source, String key) {
        return Optional.ofNullable(source.get(key))
                .filter(text -> !text.isBlank())
                .map(NameList::of);
    }
}
