package io.twoway.sink.store;

import io.twoway.contract.Xid;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.ddl.Ending;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.LoggedRun;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.DestinationTransaction;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.destination.TableWrites;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Work;
import io.twoway.sink.resolve.Answer;
import io.twoway.sink.store.bookkeeping.ConflictLogTable;
import io.twoway.sink.store.bookkeeping.StreamTables;
import io.twoway.sink.store.failure.SqlProblem;
import io.twoway.sink.store.rows.Rivals;
import io.twoway.sink.store.rows.RowReads;
import io.twoway.sink.store.rows.RowWrites;
import io.twoway.sink.store.rows.TogetherWrites;
import io.twoway.sink.store.rows.WriteZones;
import io.twoway.sink.store.sql.Packet;
import io.twoway.sink.store.table.TableCatalog;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One transaction at the destination: everything in it becomes visible together, or nothing does. */
public final class MySqlTransaction implements DestinationTransaction {

    private final Connection connection;
    private final TableCatalog catalog;
    private final WriteZones zones;
    private final StreamTables tables;
    private final TransactionQueue queue;
    private final Packet packet;
    private boolean open = true;

    MySqlTransaction(Connection connection, TableCatalog catalog, WriteZones zones, StreamTables tables)
            throws SQLException {
        this.connection = connection;
        this.catalog = catalog;
        this.zones = zones;
        this.tables = tables;
        this.packet = Packet.of(connection);
        this.queue = new TransactionQueue(connection, catalog, tables.progress());
    }

    @Override
    public void advance(Optional<StreamProgress> previous, StreamProgress next) {
        queue.advance(previous, next);
    }

    @Override
    public void requireProgress(Optional<StreamProgress> known) {
        perform("locking the progress row", () -> tables.progress().require(connection, known));
    }

    @Override
    public Optional<LoggedRun> loggedRun(long offset) {
        return run("reading the ledger of statements", () -> tables.ledger().lock(connection, offset));
    }

    @Override
    public void logStart(long offset, String database, String statement, Footprint before) {
        perform("writing the ledger of statements", () -> tables.ledger()
                .start(connection, offset, database, statement, before));
    }

    @Override
    public void logEnding(long offset, String database, String statement, Ending ending) {
        perform("writing the ledger of statements", () -> tables.ledger()
                .end(connection, offset, database, statement, ending));
    }

    @Override
    public TableSchema table(TableName name) {
        return run("reading the columns of " + name, () -> catalog.table(connection, name));
    }

    @Override
    public TableSchema lastKnown(TableName name) {
        Optional<TableSchema> known = catalog.lastKnown(name);
        if (known.isEmpty()) {
            return table(name);
        }
        queue.confirm(name);
        return known.get();
    }

    @Override
    public List<RowImage> lock(TableSchema table, UniqueKey key, List<List<Value>> keys) {
        return run("locking rows of " + table.name(), () -> new RowReads(connection, table).byKey(key, keys));
    }

    @Override
    public Supplier<List<RowImage>> lockTogether(TableSchema table, Map<UniqueKey, List<List<Value>>> keys) {
        List<RowImage> found = new ArrayList<>();
        RowReads reads = new RowReads(connection, table);
        keys.forEach((key, values) -> queue.addAll(table.name(), reads.readingByKey(packet, key, values, found)));
        int round = queue.round();
        return () -> {
            queue.sendRound(round);
            return found;
        };
    }

    @Override
    public Optional<RowImage> lockOne(TableSchema table, RowImage image) {
        return run("locking a row of " + table.name(), () -> new RowReads(connection, table).byImage(image));
    }

    /** No row is read for it: it neither waits, nor has to come behind anything. */
    @Override
    public Map<Value, Value> weights(TableSchema table, int column, List<Value.Text> texts) {
        return translated(
                "weighing keys of " + table.name(), () -> catalog.weights(connection, table.name(), column, texts));
    }

    @Override
    public void writeTogether(TableSchema table, TableWrites writes) {
        if (TogetherWrites.suit(table, packet, writes)) {
            queue.addWrites(table.name(), new TogetherWrites(table, packet).of(writes));
            return;
        }
        if (!writes.deletes().isEmpty()) {
            delete(table, writes.deletes());
        }
        if (!writes.updates().isEmpty()) {
            update(table, writes.updates());
        }
        if (!writes.inserts().isEmpty()) {
            insert(table, writes.inserts());
        }
    }

    @Override
    public void insert(TableSchema table, List<RowImage> rows) {
        write("inserting into ", table, writes -> writes.insert(rows));
    }

    @Override
    public void update(TableSchema table, List<RowUpdate> rows) {
        write("updating ", table, writes -> writes.update(rows));
    }

    @Override
    public void delete(TableSchema table, List<RowImage> stored) {
        write("deleting from ", table, writes -> writes.delete(stored));
    }

    @Override
    public List<RowImage> inTheWay(TableSchema table, Optional<RowImage> row, RowImage image) {
        return run("looking for what is in the way at " + table.name(), () -> new Rivals(connection, table, zones)
                .of(row, image));
    }

    @Override
    public void together(Runnable writes) {
        Savepoint before = run("setting a savepoint", connection::setSavepoint);
        try {
            writes.run();
        } catch (DestinationException e) {
            if (e.isRowsFault() || e.failure() == FailureKind.DUPLICATE_KEY) {
                perform("going back to a savepoint", () -> connection.rollback(before));
            }
            throw e;
        }
    }

    @Override
    public Map<Long, Answer> openAnswers() {
        return run("reading the answers to conflicts", () -> tables.answers().readOpen(connection));
    }

    @Override
    public void markApplied(Set<Long> offsets) {
        perform("noting the answers that are applied", () -> tables.answers().markApplied(connection, offsets));
    }

    @Override
    public boolean keepPrepared(Work.Prepared rows) {
        return run(
                "keeping rows of the XA transaction " + rows.xid(),
                () -> tables.prepared().add(connection, rows) > 0);
    }

    @Override
    public void forgetPrepared(Xid xid, long portion) {
        perform("deleting rows of the XA transaction " + xid, () -> tables.prepared()
                .delete(connection, xid, portion));
    }

    @Override
    public boolean forgetPrepared(Xid xid) {
        return run("deleting rows of the XA transaction " + xid, () -> tables.prepared()
                .delete(connection, xid));
    }

    @Override
    public void journal(List<ConflictEntry> entries) {
        if (entries.stream().anyMatch(entry -> ConflictLogTable.isLarge(packet, entry))) {
            perform("writing the conflict journal", () -> tables.journal().insert(connection, packet, entries));
        } else {
            queue.addAll(tables.journal().inserting(packet, entries));
        }
    }

    @Override
    public void commit() {
        queue.commit();
        open = false;
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        if (open) {
            queue.clear();
            perform("rolling back", () -> connection.rollback());
        }
    }

    private void write(String doing, TableSchema table, TableWrite write) {
        try {
            perform(doing + table.name(), () -> write.to(new RowWrites(connection, table, zones)));
        } catch (DestinationException e) {
            if (e.failure() == FailureKind.FATAL) {
                catalog.forget(table.name());
            }
            throw e;
        }
    }

    private void perform(String doing, SqlStep step) {
        run(doing, () -> {
            step.run();
            return true;
        });
    }

    /** Runs now what must not wait, behind all that waits. */
    private <T> T run(String doing, SqlCall<T> call) {
        queue.send();
        return translated(doing, call);
    }

    private static <T> T translated(String doing, SqlCall<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw SqlProblem.of(doing, e);
        }
    }

    private interface SqlStep {
        void run() throws SQLException;
    }

    private interface SqlCall<T> {
        T run() throws SQLException;
    }

    private interface TableWrite {
        void to(RowWrites writes) throws SQLException;
    }
}
