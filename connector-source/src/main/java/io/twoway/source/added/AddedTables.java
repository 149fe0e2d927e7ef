package io.twoway.source.added;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.contract.Xid;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.event.SchemaChange;
import io.twoway.event.TransactionEnd;
import io.twoway.offset.AddState;
import io.twoway.offset.AddedTable;
import io.twoway.source.added.LoadNote.Kind;
import io.twoway.source.load.LoadProgress;
import io.twoway.source.offset.TransactionStart;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.Stage;
import io.twoway.table.QuotedName;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
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
public final class AddedTables implements Stage {

    private static final Logger LOG = LoggerFactory.getLogger(AddedTables.class);

    private final BookkeepingDatabase bookkeeping;
    private final Wanted wanted;
    private final Clock clock;
    private final ChangedRows changed = new ChangedRows();

    // Mutable state
    private Optional<AddedTableSource> tables = Optional.empty();
    private AddState state = AddState.of(Map.of());
    private String encoded = "";
    private Phase phase = new Phase.Idle();
    private boolean isPeers;
    private Optional<List<String>> columns = Optional.empty(); // of the last chunk, while no statement came by
    private Optional<LoadProgress> progress = Optional.empty();

    /** @param wanted what of an added table is sent besides its changes */
    public AddedTables(BookkeepingDatabase bookkeeping, Wanted wanted, Clock clock) {
        this.bookkeeping = bookkeeping;
        this.wanted = wanted;
        this.clock = clock;
    }

    /**
     * Choice of what is sent of an added table.
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
        phase = new Phase.Idle();
        forgetTable();
    }

    @Override
    public void note(Map<String, Object> offset) {
        if (!encoded.isEmpty()) {
            offset.put(AddState.OFFSET_KEY, encoded);
        }
    }

    /** Nothing is sent of a table whose load has not begun. */
    @Override
    public void take(PassingEvent passing) {
        if (passing.event() instanceof RowEvent row) {
            isPeers = row.order() == 1 ? bookkeeping.isProgress(row.database(), row.table()) : isPeers;
            read(row, passing);
        } else if (passing.event() instanceof SchemaChange change
                && !bookkeeping.name().equals(change.database())) {
            if (state.isBusy()) {
                PassingStatement.of(change).requireNamesStay(state);
            }
            phase = phase.disturbed();
            columns = Optional.empty();
        }
        if (!state.waiting().isEmpty() && isAboutWaiting(passing.event())) {
            passing.keep();
        }
    }

    private void read(RowEvent row, PassingEvent passing) {
        if (bookkeeping.isLoadChunk(row.database(), row.table())) {
            row.after().ifPresent(note -> phase = phase.reached(note.getString(BookkeepingDatabase.LOAD_MARK)));
        } else if (isLoading(row)) {
            Xid.readFrom(passing.headers()).ifPresent(xid -> refuse(xid, row));
            phase = row.isTruncate() ? phase.disturbed() : phase;
            markFirst(passing);
        }
    }

    private boolean isLoading(RowEvent row) {
        return state.isLoading() && state.current().table().equals(tableOf(row));
    }

    /** Whether the load still has to send the row is not known before the transaction ends. */
    private static void refuse(Xid xid, RowEvent row) {
        throw new ConnectException(
                "The XA transaction " + xid + " changed rows of " + row.database() + "." + row.table()
                        + ", which was added to a running pair and is still being loaded. Nothing of it was sent. Take the table"
                        + " out of the selection again and restart the task; empty it at the peer, and add it anew while no XA"
                        + " transaction writes to it.");
    }

    /** The peer has the row, and its later fate, if it gets the change or has made it; before the first it may lack it. */
    private void markFirst(PassingEvent passing) {
        boolean isKnown = passing.leaves() || isPeers;
        if (isKnown && passing.polled().key() instanceof Struct key && changed.add(key)) {
            passing.headers().addString(Stamp.UNLOADED_HEADER, "true");
        }
    }

    private boolean isAboutWaiting(CapturedEvent event) {
        if (event instanceof RowEvent row) {
            return state.waiting().contains(tableOf(row));
        }
        return event instanceof SchemaChange change
                && PassingStatement.of(change).isOnlyAbout(state.waiting());
    }

    /** Sends what waited for a note, behind the transaction of the note. */
    @Override
    public void follow(PassingEvent passing) {
        if (passing.event() instanceof TransactionEnd && phase instanceof Phase.Due due) {
            phase = new Phase.Idle();
            send(due, passing);
        }
    }

    private void send(Phase.Due due, PassingEvent end) {
        if (due.chunk().begins()) {
            begin(due, end);
        } else if (!due.isDisturbed()) {
            requireExplained(due.chunk());
            sendRows(due.chunk(), end);
        }
    }

    private void begin(Phase.Due due, PassingEvent end) {
        LoadNote note = due.chunk().note();
        if (note.kind() == Kind.BEGIN) {
            if (due.isDisturbed()) {
                return; // the table may have changed since it was described
            }
            source().write(note.asBegun());
        }
        source().awaitNothingPrepared();
        LOG.info("Table {} was added to the selection: from here on its changes are sent.", note.table());
        if (wanted.schema()) {
            note.statements().forEach(text -> sendStatement(note, text, end));
        }
        remember(state.begun(
                note.chunk(), TransactionStart.of(new HashMap<>(end.polled().sourceOffset()))));
        if (!wanted.rows()) {
            remember(state.loaded(note.chunk()));
        }
    }

    private void sendStatement(LoadNote note, String text, PassingEvent end) {
        end.send(source().statement(note.table(), text).at(end.polled()));
    }

    private void sendRows(PendingChunk pending, PassingEvent end) {
        LoadNote note = pending.note();
        TableChunk chunk = pending.chunk();
        columns = Optional.of(chunk.columns()).filter(names -> !names.isEmpty());
        ChunkTransaction transaction = new ChunkTransaction(note.load() + ":" + note.chunk());
        for (Payload row : chunk.rows()) {
            if (!changed.contains(row.key())) {
                end.send(transaction.next(row).at(end.polled()));
            }
            count();
        }
        remember(chunk.isLast() ? state.loaded(note.chunk()) : state.sent(note.chunk(), chunk.upper()));
        transaction.end(end.polled()).ifPresent(end::send);
        if (chunk.isLast()) {
            finish(note, end);
        }
    }

    /** A statement that has not come by would explain it; all that were run before the chunk was read have. */
    private void requireExplained(PendingChunk due) {
        List<String> now = due.chunk().columns();
        if (due.chunk().equals(TableChunk.UNREADABLE)
                || columns.filter(former -> !now.isEmpty() && !former.equals(now))
                        .isPresent()) {
            throw new ConnectException("Table " + due.note().table()
                    + " is gone or has other columns than before, and no statement tells why: it was changed"
                    + " without the binary log (sql_log_bin = 0). Make it again what it was, or change it in the same way"
                    + " at the peer, or take it out of the selection; then restart the task.");
        }
    }

    private void finish(LoadNote note, PassingEvent end) {
        progress.ifPresent(counted -> LOG.info(counted.finished()));
        forgetTable();
        AddedTable table = note.table();
        sendStatement(note, "ANALYZE NO_WRITE_TO_BINLOG TABLE " + QuotedName.of(table.database(), table.name()), end);
    }

    /** What was kept of the table that is loaded is of no other one. */
    private void forgetTable() {
        changed.clear();
        columns = Optional.empty();
        progress = Optional.empty();
    }

    private void count() {
        progress.ifPresent(counted -> {
            counted.row(state.current().table().toString());
            counted.due().ifPresent(LOG::info);
        });
    }

    /** Reads what comes next, if anything does, and writes the note that it waits for. */
    public void advance() {
        while (phase instanceof Phase.Idle && state.isBusy() && source().mayRead()) {
            Optional<PendingChunk> next =
                    state.isLoading() ? Optional.of(nextRows()) : PendingChunk.ofBegin(source(), state);
            next.ifPresentOrElse(chunk -> phase = new Phase.Waits(chunk, false), this::passOver);
        }
    }

    private void passOver() {
        LOG.warn(
                "Table {} was added to the selection, but is gone.",
                state.waiting().get(0));
        remember(state.passedOver());
    }

    private PendingChunk nextRows() {
        if (progress.isEmpty()) {
            AddedTable table = state.current().table();
            long estimate =
                    source().definition(table).map(AddedDefinition::estimate).orElse(0L);
            progress =
                    Optional.of(new LoadProgress("Load of an added table", Map.of(table.toString(), estimate), clock));
        }
        return PendingChunk.ofRows(source(), state);
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
