package io.twoway.source.added;

import io.twoway.offset.AddedTable;
import io.twoway.source.added.LoadNote.Kind;
import io.twoway.source.stream.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** A server with one table, whose rows are their keys. */
public final class FakeTables implements AddedTableSource {

    final List<Integer> rows = new ArrayList<>();
    final List<LoadNote> written = new ArrayList<>();
    List<String> columns = List.of("id");
    boolean isGone;
    boolean isUnreadable;
    boolean isHeldBack;

    private final int rowsOfAChunk;

    public FakeTables(int rowsOfAChunk, Integer... ids) {
        this.rowsOfAChunk = rowsOfAChunk;
        rows.addAll(List.of(ids));
    }

    public LoadNote last() {
        return written.get(written.size() - 1);
    }

    /** Returns the note of a chunk as it is now. */
    LoadNote note(long chunk) {
        return notes().filter(note -> note.chunk() == chunk)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    @Override
    public boolean mayRead() {
        return !isHeldBack;
    }

    @Override
    public Optional<AddedDefinition> definition(AddedTable table) {
        List<String> statements = List.of("CREATE DATABASE " + table.database(), "CREATE TABLE " + table.name());
        return isGone ? Optional.empty() : Optional.of(new AddedDefinition(statements, rows.size()));
    }

    @Override
    public TableChunk rows(AddedTable table, List<String> after, Optional<LoadNote> note) {
        if (isUnreadable) {
            return TableChunk.UNREADABLE;
        }
        int lower = after.isEmpty() ? Integer.MIN_VALUE : Integer.parseInt(after.get(0));
        int upper = note.map(LoadNote::upper)
                .filter(key -> !key.isEmpty())
                .map(key -> Integer.parseInt(key.get(0)))
                .orElse(Integer.MAX_VALUE);
        List<Integer> chunk = rows.stream()
                .filter(id -> id > lower && id <= upper)
                .limit(note.isPresent() ? Long.MAX_VALUE : rowsOfAChunk)
                .toList();
        List<String> last = note.map(LoadNote::upper)
                .orElseGet(() -> chunk.isEmpty() ? List.of() : List.of(String.valueOf(chunk.get(chunk.size() - 1))));
        boolean isLast = note.map(known -> known.kind() == Kind.LAST).orElse(chunk.size() < rowsOfAChunk);
        return new TableChunk(
                columns, chunk.stream().map(id -> payload(table, id)).toList(), last, isLast);
    }

    private static Payload payload(AddedTable table, int id) {
        SourceRecord record = Records.read(table.database(), table.name(), id);
        return new Payload((Struct) record.key(), (Struct) record.value());
    }

    @Override
    public Payload statement(AddedTable table, String statement) {
        SourceRecord key = Records.read(table.database(), table.name(), 0);
        Struct value = (Struct)
                Records.ddl(table.database(), table.name(), statement, "true").value();
        return new Payload((Struct) key.key(), value);
    }

    @Override
    public Optional<LoadNote> note(String load, long chunk) {
        return notes().filter(note -> note.load().equals(load) && note.chunk() == chunk)
                .reduce((older, newer) -> newer);
    }

    @Override
    public Optional<LoadNote> begin(String load, AddedTable table, long after) {
        return notes().filter(note -> note.chunk() > after && note.table().equals(table))
                .filter(note -> note.kind() == Kind.BEGIN || note.kind() == Kind.BEGUN)
                .reduce((older, newer) -> newer);
    }

    @Override
    public long lastChunk(String load) {
        return notes().mapToLong(LoadNote::chunk).max().orElse(0);
    }

    @Override
    public void write(LoadNote note) {
        written.add(note);
    }

    private Stream<LoadNote> notes() {
        return written.stream();
    }

    @Override
    public void awaitNothingPrepared() {
        // nobody else writes to these
    }
}
