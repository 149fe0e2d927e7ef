package io.twoway.source.added;

import java.util.List;

/**
 * Rows of a table that follow each other in the order of its key, as they were at one moment.
 *
 * @param columns the names of the table's columns, in their order; empty without a table
 * @param rows the rows
 * @param upper the last key, as literals; empty without rows
 * @param isLast whether no row followed at that moment
 */
public record TableChunk(List<String> columns, List<Payload> rows, List<String> upper, boolean isLast) {

    /** What there is of a table that is gone. */
    public static final TableChunk END = new TableChunk(List.of(), List.of(), List.of(), true);

    /**
     * The table was altered while it was read, or is gone and the stream does not know it yet: to be read again behind the
     * statement.
     */
    public static final TableChunk UNREADABLE = new TableChunk(List.of(), List.of(), List.of(), false);

    public TableChunk {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        upper = List.copyOf(upper);
    }
}
