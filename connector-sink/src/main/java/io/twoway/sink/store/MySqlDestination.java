package io.twoway.sink.store;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.OriginSession;
import io.twoway.contract.Xid;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.precheck.progress.PreparedWait;
import io.twoway.precheck.progress.ProgressReader;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.ddl.Footprint;
import io.twoway.sink.ddl.Likeness;
import io.twoway.sink.destination.Destination;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.resolve.Answer;
import io.twoway.sink.store.bookkeeping.BookkeepingTables;
import io.twoway.sink.store.bookkeeping.StreamTables;
import io.twoway.sink.store.failure.SqlProblem;
import io.twoway.sink.store.rows.WriteZones;
import io.twoway.sink.store.session.StatementSession;
import io.twoway.sink.store.table.TableCatalog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The destination server as one stream's task sees it, over one connection that is opened again when it was lost. */
public final class MySqlDestination implements Destination {

    private final BookkeepingDatabase bookkeeping;
    private final String address;
    private final StoreConnection connection;
    private final StreamTables tables;
    private final StreamId stream;
    private final StatementSession statements;
    private final TableCatalog catalog = new TableCatalog();
    private final WriteZones zones;

    // Read by the thread that abandons
    private volatile boolean statementsLocked;

    /**
     * Makes the destination of a stream, which becomes the owner of its progress row over all of its connections. Connects
     * when it is asked for something.
     */
    public MySqlDestination(SinkConfig config, StreamId stream) {
        this.bookkeeping = config.bookkeeping();
        this.address = config.database().address();
        this.connection = new StoreConnection(new MySqlConnections(config.database()), Clock.systemUTC());
        this.tables = StreamTables.of(bookkeeping, stream);
        this.stream = stream;
        this.zones = new WriteZones(config.generatedDifference());
        this.statements = new StatementSession(bookkeeping, stream);
    }

    /** Creates the bookkeeping tables where they are missing, or have the form of an older version. */
    public void prepare() {
        run("preparing the bookkeeping tables", open -> {
            new BookkeepingTables(bookkeeping).prepare(open);
            open.commit();
            return true;
        });
    }

    /**
     * Becomes the one that may move the stream's progress; a task that did so before fails at its next transaction.
     *
     * @return how far the stream is applied; empty when nothing of it is
     */
    public Optional<StreamProgress> claimProgress() {
        return committed("claiming the progress row", open -> tables.progress().claim(open));
    }

    @Override
    public Optional<StreamProgress> reconcileProgress(Optional<StreamProgress> known, StreamProgress attempted) {
        return committed("reading the progress row", open -> tables.progress().reconcile(open, known, attempted));
    }

    /** Returns the offset of the next record of any stream to apply here; empty when nothing of it was applied. */
    public OptionalLong nextOffset(StreamId other) {
        return committed("reading the progress of stream " + other, open -> new ProgressReader(open, bookkeeping)
                .nextOffset(other.topic(), other.partition()));
    }

    /** Returns what the server gives its transactions with GTIDs as source: its own UUID, and the name of its group. */
    public List<String> gtidSources() {
        return run("reading the server's UUID", open -> {
            try (Statement statement = open.createStatement();
                    ResultSet rows = statement.executeQuery("SHOW GLOBAL VARIABLES WHERE Variable_name IN"
                            + " ('server_uuid', 'group_replication_group_name') AND Value <> ''")) {
                List<String> sources = new ArrayList<>();
                while (rows.next()) {
                    sources.add(rows.getString(2));
                }
                return sources;
            }
        });
    }

    /** Returns whether the server makes the names of databases and tables small. */
    public boolean makesNamesSmall() {
        return run("reading how the server writes names", open -> {
            try (Statement statement = open.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@global.lower_case_table_names = 1")) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    @Override
    public MySqlTransaction begin() {
        return run("beginning", open -> new MySqlTransaction(open, catalog, zones, tables));
    }

    @Override
    public PreparedWait preparedWait() {
        return committed("counting prepared XA transactions", open -> new ProgressReader(open, bookkeeping)
                .prepared(stream.topic(), stream.partition()));
    }

    @Override
    public List<Long> preparedPortions(Xid xid, Optional<String> transaction) {
        return committed("looking for the XA transaction " + xid, open -> tables.prepared()
                .portions(open, xid, transaction));
    }

    @Override
    public List<PlannedRow> preparedRows(Xid xid, long portion, long commitMillis) {
        return committed("reading rows of the XA transaction " + xid, open -> tables.prepared()
                .rows(open, xid, portion, commitMillis));
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public String answerStatement(long offset, Answer answer) {
        return tables.answers().insertStatement(offset, answer);
    }

    @Override
    public String skipStatement(long offset) {
        return tables.ledger().skipStatement(offset);
    }

    @Override
    public void lockStatements() {
        if (!run("locking the stream's statements", statements::lock)) {
            throw new DestinationException(
                    "a statement that an earlier task of this stream sent still runs on the server; "
                            + "the stream goes on when it has ended",
                    FailureKind.BUSY);
        }
        statementsLocked = true;
    }

    @Override
    public void unlockStatements() {
        statementsLocked = false;
        run("unlocking the stream's statements", open -> {
            statements.unlock(open);
            open.commit();
            return true;
        });
    }

    @Override
    public boolean hasRun(DdlStatement statement) {
        return committed(
                "reading the ledger of statements", open -> tables.ledger().hasRun(open, statement));
    }

    @Override
    public boolean hasRows(SchemaObject table, Optional<String> column) {
        return committed("looking for rows of " + table, open -> statements.hasRows(open, table, column));
    }

    @Override
    public Footprint footprint(DdlStatement statement) {
        return committed("reading definitions", open -> statements.footprint(open, statement));
    }

    @Override
    public Likeness likeness(
            long offset, String database, DdlStatement statement, OriginSession session, String temporary) {
        try {
            return statements.likeness(connection.get(), offset, database, statement, session, temporary);
        } catch (SQLException e) {
            DestinationException failure = SqlProblem.of("comparing a table with a statement of the origin", e);
            throw failure.isRefusal() ? failure : failed(failure);
        } finally {
            connection.used();
        }
    }

    @Override
    public void execute(long offset, String database, DdlStatement statement, OriginSession session, String text) {
        try {
            statements.run(connection.get(), offset, database, statement, session, text);
        } catch (SQLException e) {
            DestinationException failure = SqlProblem.of("running a statement of the origin", e);
            // what MySQL refused has left nothing behind, and the session keeps its lock
            throw failure.isRefusal() ? failure : failed(failure);
        } finally {
            connection.used();
            statement.objects().forEach(catalog::forget);
        }
    }

    @Override
    public void disconnect() {
        statementsLocked = false;
        connection.abort();
    }

    @Override
    public void abandon() {
        if (!statementsLocked) {
            connection.abandon();
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Asks within a transaction of its own, which ends with the answer. */
    private <T> T committed(String doing, SqlCall<T> call) {
        return run(doing, open -> {
            T answer = call.on(open);
            open.commit();
            return answer;
        });
    }

    private <T> T run(String doing, SqlCall<T> call) {
        try {
            return call.on(connection.get());
        } catch (SQLException e) {
            throw failed(SqlProblem.of(doing, e));
        }
    }

    /** What a call began and did not commit must not be part of the next one's transaction. */
    private DestinationException failed(DestinationException failure) {
        disconnect();
        return failure;
    }

    private interface SqlCall<T> {
        T on(Connection open) throws SQLException;
    }
}
