package io.twoway.precheck.facts;

import io.twoway.table.NameFilter;
import io.twoway.table.TableName;
import java.util.Map;

/**
 * The columns that a source captures of its tables.
 *
 * @param filter its lists, which name columns as {@code database.table.column}
 */
public record CapturedColumns(NameFilter filter) {

    /** Reads the lists out of a source's settings. */
    public static CapturedColumns of(Map<String, String> source) {
        return new CapturedColumns(NameFilter.of(source, "column"));
    }

    /** Returns whether a column of a table travels. */
    public boolean contain(TableName table, ColumnFacts column) {
        return filter.passes(table + "." + column.name());
    }

    /** Returns a table as if it had no other columns. */
    public TableFacts of(TableFacts table) {
        return table.having(column -> contain(table.name(), column));
    }
}
