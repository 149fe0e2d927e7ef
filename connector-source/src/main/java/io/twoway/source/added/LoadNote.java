package io.twoway.source.added;

import io.twoway.offset.AddedTable;
import java.util.List;
import java.util.UUID;

/**
 * Note that the source leaves at its own server before it sends a chunk, so that after a crash the same chunk has the same
 * rows. The note also marks a place in the binlog: what was committed before it, comes before it.
 *
 * @param load the load
 * @param chunk the chunk's number in it; the first of each table has no rows, it begins the table
 * @param table the table
 * @param mark an identifier of this place, which no other has
 * @param kind what the chunk is
 * @param statements what makes the table at the peer; empty for a chunk of rows
 * @param upper the last key of the chunk's rows, as literals; empty for a chunk without rows
 */
public record LoadNote(
        String load,
        long chunk,
        AddedTable table,
        String mark,
        Kind kind,
        List<String> statements,
        List<String> upper) {

    /** Kinds of chunks; the names are those of the column in the bookkeeping database. */
    public enum Kind {
        /** The load of the table is to begin here. */
        BEGIN,
        /** The load of the table did begin here. */
        BEGUN,
        /** Rows, and more may follow. */
        ROWS,
        /** The last rows of the table. */
        LAST
    }

    public LoadNote {
        statements = List.copyOf(statements);
        upper = List.copyOf(upper);
    }

    /** A note that the load of a table is to begin. */
    public static LoadNote ofBegin(String load, long chunk, AddedTable table, List<String> statements) {
        return new LoadNote(load, chunk, table, newMark(), Kind.BEGIN, statements, List.of());
    }

    /** A note of a chunk of rows. */
    public static LoadNote ofRows(String load, long chunk, AddedTable table, TableChunk rows) {
        return new LoadNote(
                load, chunk, table, newMark(), rows.isLast() ? Kind.LAST : Kind.ROWS, List.of(), rows.upper());
    }

    /** Returns the note of a load that did begin here. */
    public LoadNote asBegun() {
        return new LoadNote(load, chunk, table, mark, Kind.BEGUN, statements, upper);
    }

    /** Returns whether it says which rows the chunk has: they may not have been readable when it was written. */
    public boolean tellsRows() {
        return kind == Kind.LAST || (kind == Kind.ROWS && !upper.isEmpty());
    }

    private static String newMark() {
        return UUID.randomUUID().toString();
    }
}
