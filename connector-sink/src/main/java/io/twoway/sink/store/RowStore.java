package io.twoway.sink.store;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.change.TableName;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The destination server as one stream's task sees it, over one connection that is opened again when it was lost. */
public final class RowStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RowStore.class);

    private final ConnectionSource source;
    private final ProgressTable progress;
    private final ConflictLogTable conflictLog;
    private final TableCatalog catalog = new TableCatalog();

    // Mutable state
    private Optional<Connection> connection = Optional.empty();

    public RowStore(ConnectionSource source, BookkeepingDatabase bookkeeping, StreamId stream) {
        this.source = source;
        this.progress = new ProgressTable(bookkeeping, stream);
        this.conflictLog = new ConflictLogTable(bookkeeping);
    }

    /** Creates the bookkeeping tables where they are missing. */
    public void prepare() {
        run("preparing the bookkeeping tables", open -> {
            progress.createIfMissing(open);
            open.commit();
            return true;
        });
    }

    /** Returns how far the stream is applied; empty when nothing of it is. */
    public Optional<Progress> readProgress() {
        return run("reading the progress row", open -> {
            Optional<Progress> stored = progress.read(open);
            open.commit();
            return stored;
        });
    }

    /** Begins a transaction. */
    public RowTransaction begin() {
        return run("beginning", open -> new RowTransaction(open, catalog, progress, conflictLog));
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
     * Runs a statement of the origin as it is.
     *
     * @param database its default database, if it has one
     */
    public void execute(Optional<String> database, String ddl) {
        run("running a statement of the origin", open -> {
            try (Statement statement = open.createStatement()) {
                if (database.isPresent()) {
                    statement.execute("USE " + Sql.quoted(database.get()));
                }
                statement.execute(ddl);
            }
            return true;
        });
        forgetTables();
    }

    public void truncate(TableName table) {
        run("truncating " + table, open -> {
            try (Statement statement = open.createStatement()) {
                return statement.execute("TRUNCATE TABLE " + Sql.quoted(table));
            }
        });
    }

    /** Forgets what is known of the tables' columns: they will be read again. */
    public void forgetTables() {
        catalog.forgetAll();
    }

    /** Drops the connection; the next call opens another one. */
    public void disconnect() {
        connection.ifPresent(open -> {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("Closing a broken connection failed", e);
            }
        });
        connection = Optional.empty();
    }

    @Override
    public void close() {
        disconnect();
    }

    private <T> T run(String doing, SqlCall<T> call) {
        try {
            if (connection.isEmpty()) {
                connection = Optional.of(source.open());
            }
            return call.on(connection.get());
        } catch (SQLException e) {
            throw failed(new StoreException(doing, e));
        }
    }

    private StoreException failed(StoreException failure) {
        if (failure.failure() == SqlFailure.CONNECTION_LOST) {
            disconnect();
        }
        return failure;
    }

    private interface SqlCall<T> {
        T on(Connection open) throws SQLException;
    }
}
