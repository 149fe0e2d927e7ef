package io.twoway.source.capture;

import io.debezium.DebeziumException;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.jdbc.JdbcConnection;
import io.twoway.source.exact.ExactConnection;
import io.twoway.source.rows.RowTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readers of one snapshot: connections that see the server in one state, and threads that read a table each. A connection that
 * is lost cannot be replaced, for another one would see a later state; where one reader fails, all of them end.
 */
final class SnapshotReaders {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotReaders.class);

    /** "Connection does not exist": so that it is taken for what it is, and tried again. */
    private static final String LOST = "08003";

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    // Mutable state
    private final Set<Connection> seeing = Collections.newSetFromMap(new IdentityHashMap<>());
    private Optional<Connection> main = Optional.empty();
    private volatile Optional<Throwable> failure = Optional.empty();
    private int reading;

    /** Sets a further connection's session up, as long as nothing is locked. */
    static void prepare(ExactConnection connection) throws SQLException {
        connection.neverReplace();
        connection.executeWithoutCommitting(
                "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ", RowTable.SESSION);
    }

    /** Lets all connections see the server as it is now; called while the lock is held that the snapshot's own one has. */
    synchronized void see(BinlogConnectorConnection own, Collection<JdbcConnection> all) throws SQLException {
        seeing.clear();
        for (JdbcConnection connection : all) {
            if (connection != own) {
                connection.executeWithoutCommitting("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            }
            seeing.add(connection.connection());
        }
        main = Optional.of(own.connection());
    }

    /**
     * Demands that a connection is one of those that see the one state.
     *
     * @throws SQLException when it was made later, in the place of one that was lost
     */
    synchronized void require(Connection connection) throws SQLException {
        if (!seeing.contains(connection)) {
            throw new SQLException(
                    "A connection of the full load was lost. Another one would see a later state of the server, so the load has"
                            + " to go on with a new try.",
                    LOST);
        }
    }

    /** Throws what another reader failed with, if one did. */
    void goOn() {
        failure.ifPresent(cause -> {
            throw new DebeziumException("Another table of the full load could not be read", cause);
        });
    }

    /** Something that reads a table. */
    @FunctionalInterface
    interface Reading {
        void read() throws SQLException, InterruptedException;
    }

    /**
     * Reads a table. Returns with a failure only when all others have ended as well: whoever gets to know of it goes on to use their
     * connections.
     */
    void read(Reading table) throws SQLException, InterruptedException {
        begin();
        try {
            goOn();
            table.read();
            end();
        } catch (SQLException | RuntimeException | InterruptedException e) {
            fail(e);
            awaitOthers();
            throw e;
        }
    }

    private synchronized void begin() {
        reading++;
    }

    private synchronized void end() {
        reading--;
        notifyAll();
    }

    private synchronized void fail(Throwable cause) {
        if (failure.isEmpty()) {
            failure = Optional.of(cause);
            seeing.stream()
                    .filter(connection -> main.filter(own -> own == connection).isEmpty())
                    .forEach(SnapshotReaders::abort);
        }
        end();
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("A connection of the full load had ended before", e);
        }
    }

    private synchronized void awaitOthers() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        for (long left = PATIENCE; reading > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
