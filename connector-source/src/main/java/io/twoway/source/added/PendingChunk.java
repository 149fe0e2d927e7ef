package io.twoway.source.added;

import io.twoway.offset.AddState;
import io.twoway.offset.AddedTable;
import io.twoway.source.added.LoadNote.Kind;
import java.util.Optional;

/**
 * Chunk that was read and is to be sent when the stream comes to its note.
 *
 * @param note the note
 * @param chunk the rows; none where the table begins
 */
record PendingChunk(LoadNote note, TableChunk chunk) {

    /** Reads the rows that come next: those of a note that was written before, or as many as one chunk may have. */
    static PendingChunk ofRows(AddedTableSource source, AddState state) {
        AddedTable table = state.current().table();
        long number = state.chunk() + 1;
        TableChunk chunk = source.rows(table, state.current().upper(), source.note(state.load(), number));
        LoadNote note = LoadNote.ofRows(state.load(), number, table, chunk);
        source.write(note);
        return new PendingChunk(note, chunk);
    }

    /**
     * Prepares the beginning of the first waiting table; empty when it is gone. Where it did begin already, before a crash,
     * the stream comes to that place again.
     */
    static Optional<PendingChunk> ofBegin(AddedTableSource source, AddState state) {
        AddedTable table = state.waiting().get(0);
        Optional<LoadNote> before = source.begin(state.load(), table, state.chunk());
        if (before.filter(note -> note.kind() == Kind.BEGUN).isPresent()) {
            return before.map(note -> new PendingChunk(note, TableChunk.END));
        }
        long number = before.map(LoadNote::chunk)
                .orElseGet(() -> Math.max(state.chunk(), source.lastChunk(state.load())) + 1);
        Optional<AddedDefinition> definition = source.definition(table);
        return definition.map(found -> {
            LoadNote note = LoadNote.ofBegin(state.load(), number, table, found.statements());
            source.write(note);
            return new PendingChunk(note, TableChunk.END);
        });
    }

    /** Returns whether a table begins here. */
    boolean begins() {
        return note.kind() == Kind.BEGIN || note.kind() == Kind.BEGUN;
    }
}
