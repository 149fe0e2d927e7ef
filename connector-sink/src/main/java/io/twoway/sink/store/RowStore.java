package io.twoway.sink.store;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.change.TableName;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.resolve.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.connect.errors.ConnectException;

/** The destination server as one stream's task sees it, over one connection that is opened again when it was lost. */
public final class RowStore implements AutoCloseable {

    private final StoreConnection connection;
    private final ProgressTable progress;
    private final ConflictLogTable conflictLog;
    private final ConflictResolutionTable resolutions;
    private final TableCatalog catalog = new TableCatalog();

    /** Makes a store that will be the owner of the stream's progress row, over all of its connections. */
    public RowStore(ConnectionSource source, BookkeepingDatabase bookkeeping, StreamId stream) {
        this.connection = new StoreConnection(source, Clock.systemUTC());
        this.progress = new ProgressTable(bookkeeping, stream, UUID.randomUUID());
        this.conflictLog = new ConflictLogTable(bookkeeping);
        this.resolutions = new ConflictResolutionTable(bookkeeping, stream);
    }

    /** Creates the bookkeeping tables where they are missing. */
    public void prepare() {
        run("preparing the bookkeeping tables", open -> {
            progress.createIfMissing(open);
            open.commit();
            return true;
        });
    }

    /**
     * Becomes the one that may move the stream's progress; a task that did so before fails at its next transaction.
     *
     * @return how far the stream is applied; empty when nothing of it is
     */
    public Optional<Progress> claimProgress() {
        return run("claiming the progress row", open -> {
            Optional<Progress> stored = progress.claim(open);
            open.commit();
            return stored;
        });
    }

    /**
     * Looks up how far the stream is, after a connection was lost that may have committed.
     *
     * @param known where this store left the row
     * @param attempted where it may have moved it
     * @throws ConnectException when the row is somewhere else, or another task's
     */
    public Optional<Progress> reconcileProgress(Optional<Progress> known, Progress attempted) {
        return run("reading the progress row", open -> {
            Optional<Progress> stored = progress.reconcile(open, known, attempted);
            open.commit();
            return stored;
        });
    }

    /** Returns the id that the server gives its transactions with GTIDs. */
    public String serverUuid() {
        return run("reading the server's UUID", open -> {
            try (Statement statement = open.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@global.server_uuid")) {
                row.next();
                return row.getString(1);
            }
        });
    }

    /** Begins a transaction. */
    public RowTransaction begin() {
        return run("beginning", open -> new RowTransaction(open, catalog, progress, conflictLog, resolutions));
    }

    /** Returns the statement with which a person answers for one record of this stream. */
    public String answerStatement(long offset, Answer answer) {
        return resolutions.insertStatement(offset, answer);
    }

    public boolean exists(TableName table) {
        return run("looking for table " + table, open -> catalog.exists(open, table));
    }

    public boolean databaseExists(String database) {
        return run("looking for database " + database, open -> {
            try (PreparedStatement query =
                    open.prepareStatement("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = ?")) {
                query.setString(1, database);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1) > 0;
                }
            }
        });
    }

    /**
     * Runs a statement of the origin as it is, however long it takes.
     *
     * @param database its default database, if it has one
     */
    public void execute(Optional<String> database, String ddl) {
        run("running a statement of the origin", open -> {
            if (database.isPresent()) {
                executeUnlimited(open, "USE " + Sql.quoted(database.get()));
            }
            return executeUnlimited(open, ddl);
        });
        forgetTables();
    }

    public void truncate(TableName table) {
        run("truncating " + table, open -> executeUnlimited(open, "TRUNCATE TABLE " + Sql.quoted(table)));
    }

    /** The socket timeout is for a network that hangs; a statement that rebuilds a table is silent for hours. */
    private static boolean executeUnlimited(Connection open, String sql) throws SQLException {
        int limit = open.getNetworkTimeout();
        try (Statement statement = open.createStatement()) {
            open.setNetworkTimeout(Runnable::run, 0);
            return statement.execute(sql);
        } finally {
            if (!open.isClosed()) {
                open.setNetworkTimeout(Runnable::run, limit);
            }
        }
    }

    /** Forgets what is known of the tables' columns: they will be read again. */
    public void forgetTables() {
        catalog.forgetAll();
    }

    /** Drops the connection; the next call opens another one. */
    public void disconnect() {
        connection.abort();
    }

    @Override
    public void close() {
        connection.close();
    }

    private <T> T run(String doing, SqlCall<T> call) {
        try {
            return call.on(connection.get());
        } catch (SQLException e) {
            throw failed(new StoreException(doing, e));
        }
    }

    /** What a call began and did not commit must not be part of the next one's transaction. */
    private StoreException failed(StoreException failure) {
        connection.abort();
        return failure;
    }

    private interface SqlCall<T> {
        T on(Connection open) throws SQLException;
    }
}
