package io.twoway.source.added;

import io.twoway.offset.AddedTable;
import java.util.List;
import java.util.Optional;

/** The server's tables and the notes of their load, asked by the thread that forwards. */
public interface AddedTableSource {

    /** Returns what a table is like; empty when there is none. */
    Optional<AddedDefinition> definition(AddedTable table);

    /**
     * Reads rows.
     *
     * @param after the key before the first of them, as literals; empty for the first rows of the table
     * @param note the note of the chunk if it was read before, which says where it ends
     * @return no rows, and the end, when the table is gone
     */
    TableChunk rows(AddedTable table, List<String> after, Optional<LoadNote> note);

    /** Returns whether the server may be asked for rows now, or whether those before are still to be made up for. */
    boolean mayRead();

    /** Returns the record of a statement. */
    Payload statement(AddedTable table, String statement);

    /** Returns the note of a chunk. */
    Optional<LoadNote> note(String load, long chunk);

    /** Returns the note that begins a table, if there is one behind a chunk. */
    Optional<LoadNote> begin(String load, AddedTable table, long after);

    /** Returns the highest number of a chunk; 0 when there is none. */
    long lastChunk(String load);

    /** Writes a note, in the place of an older one of the same chunk. */
    void write(LoadNote note);

    /** Waits for a moment in which no XA transaction is prepared: what is read afterwards has the rows of those before. */
    void awaitNothingPrepared();
}
