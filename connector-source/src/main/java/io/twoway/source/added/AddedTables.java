package io.twoway.source.added;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.event.SchemaChange;
import io.twoway.event.TransactionEnd;
import io.twoway.offset.AddState;
import io.twoway.offset.AddedTable;
import io.twoway.source.added.LoadNote.Kind;
import io.twoway.source.load.LoadProgress;
import io.twoway.source.offset.TransactionStart;
import io.twoway.table.QuotedName;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the tables that came into the selection of a running pair, one after the other, while the stream goes on.
 *
 * <p>Nothing of a table is sent before its load begins; from that place in the stream on all of its changes are. Its rows
 * are read in chunks, in the order of the key. A chunk is sent when the stream has come to a note that was written after the
 * chunk was read, without the rows that changed since the load began: what is left are rows as they were at the beginning,
 * which the peer never had. Each chunk is a transaction with a number, which the sink takes once.
 */
public final class AddedTables {

    private static final Logger LOG = LoggerFactory.getLogger(AddedTables.class);

    private final BookkeepingDatabase bookkeeping;
    private final Wanted wanted;
    private final Clock clock;
    private final ChangedRows changed = new ChangedRows();

    // Mutable state
    private Optional<AddedTableSource> tables = Optional.empty();
    private AddState state = AddState.of(Map.of());
    private String encoded = "";
    private Optional<PendingChunk> pending = Optional.empty();
    private boolean hasArrived;
    private boolean isDisturbed;
    private boolean isFirstChange;
    private boolean isPeers;
    private Optional<LoadProgress> progress = Optional.empty();

    /** @param wanted what of an added table is sent besides its changes */
    public AddedTables(BookkeepingDatabase bookkeeping, Wanted wanted, Clock clock) {
        this.bookkeeping = bookkeeping;
        this.wanted = wanted;
        this.clock = clock;
    }

    /**
     * What of an added table is sent.
     *
     * @param schema whether the peer is to make it
     * @param rows whether the rows that exist are sent
     */
    public record Wanted(boolean schema, boolean rows) {}

    /**
     * Goes on with the state at a stored offset.
     *
     * @param source where the tables are read
     */
    public void resumeWith(AddState next, AddedTableSource source) {
        tables = Optional.of(source);
        remember(next);
        changed.clear();
        pending = Optional.empty();
        progress = Optional.empty();
    }

    public Map<String, Object> addedTo(Map<String, Object> offset) {
        if (!encoded.isEmpty()) {
            offset.put(AddState.OFFSET_KEY, encoded);
        }
        return offset;
    }

    /**
     * Takes note of an event.
     *
     * @param travels whether the user's choice of operations and statements has it
     */
    public void read(SourceRecord record, CapturedEvent event, boolean travels) {
        isFirstChange = false;
        if (event instanceof RowEvent row) {
            isPeers = row.order() == 1 ? bookkeeping.isProgress(row.database(), row.table()) : isPeers;
            read(record, row, travels || isPeers);
        } else if (event instanceof SchemaChange change && !bookkeeping.name().equals(change.database())) {
            isDisturbed = true;
        }
    }

    /** @param known whether the peer gets the change, or has made it: it then has the row, and its later fate */
    private void read(SourceRecord record, RowEvent row, boolean known) {
        if (bookkeeping.isLoadChunk(row.database(), row.table())) {
            hasArrived |= row.after().filter(this::isAwaited).isPresent();
        } else if (isLoading(row)) {
            isDisturbed |= row.isTruncate();
            isFirstChange = known && record.key() instanceof Struct key && changed.add(key);
        }
    }

    private boolean isAwaited(Struct note) {
        String mark = note.getString(BookkeepingDatabase.LOAD_MARK);
        return pending.filter(chunk -> chunk.note().mark().equals(mark)).isPresent();
    }

    /** Returns whether rows of the row's table are being loaded. */
    public boolean isLoading(RowEvent row) {
        return state.isLoading() && state.current().table().equals(tableOf(row));
    }

    /** Keeps at home what is about tables whose load has not begun. */
    public boolean passes(CapturedEvent event) {
        return state.waiting().isEmpty() || !isAboutWaiting(event);
    }

    private boolean isAboutWaiting(CapturedEvent event) {
        if (event instanceof RowEvent row) {
            return state.waiting().contains(tableOf(row));
        }
        return event instanceof SchemaChange change && isAboutWaiting(change);
    }

    private boolean isAboutWaiting(SchemaChange change) {
        List<SchemaObject> objects =
                DdlStatement.read(change.statement(), change.database()).objects();
        return !objects.isEmpty()
                && objects.stream()
                        .map(object -> new AddedTable(object.database(), object.name()))
                        .allMatch(state.waiting()::contains);
    }

    /** Marks the change that was just read if the peer may not have its row yet. */
    public void mark(Headers headers) {
        if (isFirstChange) {
            headers.addString(Stamp.UNLOADED_HEADER, "true");
        }
    }

    /** Returns whether the event ends the transaction of the awaited note. */
    public boolean isDueAt(CapturedEvent event) {
        return hasArrived && event instanceof TransactionEnd;
    }

    /**
     * Sends what waited for the note.
     *
     * @param end the end of the note's transaction
     * @param sender takes each record with the state as it is then
     */
    public void send(SourceRecord end, Consumer<SourceRecord> sender) {
        PendingChunk ready = pending.orElseThrow();
        pending = Optional.empty();
        hasArrived = false;
        if (ready.begins()) {
            begin(ready.note(), end, sender);
        } else if (!isDisturbed) {
            requireReadable(ready);
            sendRows(ready.note(), ready.chunk(), end, sender);
        }
    }

    private void begin(LoadNote note, SourceRecord end, Consumer<SourceRecord> sender) {
        if (note.kind() == Kind.BEGIN) {
            if (isDisturbed) {
                return; // the table may have changed since it was described
            }
            source().write(note.asBegun());
        }
        source().awaitNothingPrepared();
        LOG.info("Table {} was added to the selection: from here on its changes are sent.", note.table());
        if (wanted.schema()) {
            note.statements().forEach(text -> sender.accept(recordOf(source().statement(note.table(), text), end)));
        }
        remember(state.begun(note.chunk(), TransactionStart.of(new HashMap<>(end.sourceOffset()))));
        if (!wanted.rows()) {
            remember(state.loaded(note.chunk()));
        }
    }

    private void sendRows(LoadNote note, TableChunk chunk, SourceRecord end, Consumer<SourceRecord> sender) {
        List<Payload> rows = chunk.rows().stream()
                .filter(row -> !changed.contains(row.key()))
                .toList();
        ChunkTransaction transaction = new ChunkTransaction(note.load() + ":" + note.chunk());
        for (Payload row : rows) {
            sender.accept(recordOf(transaction.next(row), end));
        }
        chunk.rows().forEach(row -> count());
        remember(chunk.isLast() ? state.loaded(note.chunk()) : state.sent(note.chunk(), chunk.upper()));
        if (!rows.isEmpty()) {
            sender.accept(transaction.end(end));
        }
        if (chunk.isLast()) {
            finish(note, sender, end);
        }
    }

    /** A statement that has not come by would explain it; all that were run before the chunk was read have. */
    private static void requireReadable(PendingChunk ready) {
        if (ready.chunk().equals(TableChunk.UNREADABLE)) {
            throw new ConnectException("Table " + ready.note().table()
                    + " is gone or has other columns than its history says, and no statement tells why: it was changed"
                    + " without the binary log (sql_log_bin = 0). Make it again what it was, or take it out of the"
                    + " selection, and restart the task.");
        }
    }

    private void finish(LoadNote note, Consumer<SourceRecord> sender, SourceRecord end) {
        changed.clear();
        progress.ifPresent(counted -> LOG.info(counted.finished()));
        progress = Optional.empty();
        String analysis = "ANALYZE NO_WRITE_TO_BINLOG TABLE "
                + QuotedName.of(note.table().database(), note.table().name());
        sender.accept(recordOf(source().statement(note.table(), analysis), end));
    }

    private void count() {
        progress.ifPresent(counted -> {
            counted.row(state.current().table().toString());
            counted.due().ifPresent(LOG::info);
        });
    }

    /** Reads what comes next, if anything does, and writes the note that it waits for. */
    public void advance() {
        while (pending.isEmpty() && state.isBusy()) {
            isDisturbed = false;
            pending = state.isLoading() ? Optional.of(nextRows()) : PendingChunk.ofBegin(source(), state);
            if (pending.isEmpty()) {
                LOG.warn(
                        "Table {} was added to the selection, but is gone.",
                        state.waiting().get(0));
                remember(state.passedOver());
            }
        }
    }

    private PendingChunk nextRows() {
        if (progress.isEmpty()) {
            AddedTable table = state.current().table();
            long estimate =
                    source().definition(table).map(TableDefinition::estimate).orElse(0L);
            progress =
                    Optional.of(new LoadProgress("Load of an added table", Map.of(table.toString(), estimate), clock));
        }
        return PendingChunk.ofRows(source(), state);
    }

    private static SourceRecord recordOf(Payload payload, SourceRecord at) {
        return new SourceRecord(
                at.sourcePartition(),
                at.sourceOffset(),
                at.topic(),
                null,
                payload.key().schema(),
                payload.key(),
                payload.value().schema(),
                payload.value());
    }

    private static AddedTable tableOf(RowEvent row) {
        return new AddedTable(row.database(), row.table());
    }

    private AddedTableSource source() {
        return tables.orElseThrow();
    }

    private void remember(AddState next) {
        state = next;
        encoded = next.encoded();
    }
}
