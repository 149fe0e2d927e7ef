package io.twoway.sink.store;

import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.store.rows.Rivals;
import io.twoway.sink.store.rows.RowReads;
import io.twoway.sink.store.rows.RowWrites;
import io.twoway.sink.store.rows.WriteZones;
import io.twoway.sink.store.bookkeeping.ConflictLogTable;
import io.twoway.sink.store.bookkeeping.ConflictResolutionTable;
import io.twoway.sink.store.bookkeeping.DdlLogTable;
import io.twoway.sink.store.bookkeeping.PreparedRowsTable;
import io.twoway.sink.store.bookkeeping.ProgressTable;
import io.twoway.sink.store.table.KeyWeights;
import io.twoway.sink.store.table.TableCatalog;
import io.twoway.sink.store.failure.SqlFailure;
import io.twoway.sink.store.failure.StoreException;
import io.twoway.contract.Xid;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableName;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.ddl.Ending;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.LoggedRun;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.Work;
import io.twoway.sink.resolve.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One transaction at the destination: everything in it becomes visible together, or nothing does. */
public final class RowTransaction implements AutoCloseable {

    private final Connection connection;
    private final TableCatalog catalog;
    private final WriteZones zones;
    private final ProgressTable progress;
    private final ConflictLogTable conflictLog;
    private final ConflictResolutionTable resolutions;
    private final DdlLogTable ddlLog;
    private final PreparedRowsTable prepared;
    private boolean open = true;

    RowTransaction(
            Connection connection,
            TableCatalog catalog,
            WriteZones zones,
            ProgressTable progress,
            ConflictLogTable conflictLog,
            ConflictResolutionTable resolutions,
            DdlLogTable ddlLog,
            PreparedRowsTable prepared) {
        this.connection = connection;
        this.catalog = catalog;
        this.zones = zones;
        this.progress = progress;
        this.conflictLog = conflictLog;
        this.resolutions = resolutions;
        this.ddlLog = ddlLog;
        this.prepared = prepared;
    }

    /** Moves the progress row; must be the first change of the transaction, as it is the origin marker. */
    public void advance(Optional<Progress> previous, Progress next) {
        run("moving the progress row", () -> {
            progress.advance(connection, previous, next);
            return true;
        });
    }

    /** Locks the progress row, which must be where this task left it: a transaction that is no step in the stream. */
    public void requireProgress(Optional<Progress> known) {
        run("locking the progress row", () -> {
            progress.require(connection, known);
            return true;
        });
    }

    /** Returns what the ledger of statements says about a record, locked. */
    public Optional<LoggedRun> loggedRun(long offset) {
        return run("reading the ledger of statements", () -> ddlLog.lock(connection, offset));
    }

    /** Notes that a record's statement is about to run. */
    public void logStart(long offset, String database, String statement, Footprint before) {
        run("writing the ledger of statements", () -> {
            ddlLog.start(connection, offset, database, statement, before);
            return true;
        });
    }

    /** Notes what became of a record's statement. */
    public void logEnding(long offset, String database, String statement, Ending ending) {
        run("writing the ledger of statements", () -> {
            ddlLog.end(connection, offset, database, statement, ending);
            return true;
        });
    }

    /** Returns the destination table as it is now. */
    public TableSchema table(TableName name) {
        return run("reading the columns of " + name, () -> catalog.table(connection, name));
    }

    /** Reads and locks the rows that have one of these values in a key of the table. */
    public List<RowImage> lock(TableSchema table, UniqueKey key, List<List<Value>> keys) {
        return run("locking rows of " + table.name(), () -> new RowReads(connection, table).byKey(key, keys));
    }

    /** Reads and locks one row of a keyless table that equals the image. */
    public Optional<RowImage> lockOne(TableSchema table, RowImage image) {
        return run("locking a row of " + table.name(), () -> new RowReads(connection, table).byImage(image));
    }

    /** Returns what makes texts equal that MySQL takes for equal in this column. */
    public Map<Value, Value> weights(TableSchema table, int column, List<Value.Text> texts) {
        return run(
                "weighing keys of " + table.name(),
                () -> new KeyWeights(connection, catalog.collation(table.name(), column)).of(texts));
    }

    public void insert(TableSchema table, List<RowImage> rows) {
        write("inserting into ", table, writes -> writes.insert(rows));
    }

    public void update(TableSchema table, List<RowUpdate> rows) {
        write("updating ", table, writes -> writes.update(rows));
    }

    public void delete(TableSchema table, List<RowImage> stored) {
        write("deleting from ", table, writes -> writes.delete(stored));
    }

    /**
     * Returns, locked, the rows that hold a unique value of the image, by whichever key; nothing is changed.
     *
     * @param row the row that would become the image, so that it is not in its own way
     */
    public List<RowImage> inTheWay(TableSchema table, Optional<RowImage> row, RowImage image) {
        return run("looking for what is in the way at " + table.name(), () -> new Rivals(connection, table, zones)
                .of(row, image));
    }

    /** Makes writes that belong to one row: when one fails, the others are undone, and the transaction can go on. */
    public void together(Runnable writes) {
        Savepoint before = run("setting a savepoint", connection::setSavepoint);
        try {
            writes.run();
        } catch (StoreException e) {
            if (e.isRowsFault() || e.failure() == SqlFailure.DUPLICATE_KEY) {
                run("going back to a savepoint", () -> {
                    connection.rollback(before);
                    return true;
                });
            }
            throw e;
        }
    }

    /** Returns, locked, what persons answered about records of this stream and what was not applied yet, by offset. */
    public Map<Long, Answer> openAnswers() {
        return run("reading the answers to conflicts", () -> resolutions.readOpen(connection));
    }

    /** Notes that this transaction applies these answers. */
    public void markApplied(Set<Long> offsets) {
        run("noting the answers that are applied", () -> {
            resolutions.markApplied(connection, offsets);
            return true;
        });
    }

    /**
     * Keeps rows of an XA transaction until it is known what becomes of it.
     *
     * @return whether another one of that name was forgotten, which the origin cannot have any more
     */
    public boolean keepPrepared(Work.Prepared rows) {
        return run("keeping rows of the XA transaction " + rows.xid(), () -> prepared.add(connection, rows) > 0);
    }

    /** Forgets rows that this transaction applies. */
    public void forgetPrepared(Xid xid, long portion) {
        run("deleting rows of the XA transaction " + xid, () -> {
            prepared.delete(connection, xid, portion);
            return true;
        });
    }

    /** Forgets an XA transaction; returns whether it was known. */
    public boolean forgetPrepared(Xid xid) {
        return run("deleting rows of the XA transaction " + xid, () -> prepared.delete(connection, xid));
    }

    /** Writes the conflicts of this transaction into the journal. */
    public void journal(List<ConflictEntry> entries) {
        run("writing the conflict journal", () -> {
            conflictLog.insert(connection, entries);
            return true;
        });
    }

    /** Makes everything visible. */
    public void commit() {
        run("committing", () -> {
            connection.commit();
            open = false;
            return true;
        });
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        if (open) {
            run("rolling back", () -> {
                connection.rollback();
                return true;
            });
        }
    }

    private void write(String doing, TableSchema table, TableWrite write) {
        try {
            run(doing + table.name(), () -> {
                write.to(new RowWrites(connection, table, zones));
                return true;
            });
        } catch (StoreException e) {
            if (e.failure() == SqlFailure.FATAL) {
                catalog.forget(table.name());
            }
            throw e;
        }
    }

    private static <T> T run(String doing, SqlCall<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw new StoreException(doing, e);
        }
    }

    private interface SqlCall<T> {
        T run() throws SQLException;
    }

    private interface TableWrite {
        void to(RowWrites writes) throws SQLException;
    }
}
