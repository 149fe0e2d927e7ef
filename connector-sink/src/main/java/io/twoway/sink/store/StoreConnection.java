package io.twoway.sink.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that is opened when it is needed, and anew when it was lost or was idle for so long that the server may be
 * about to close it.
 */
final class StoreConnection {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConnection.class);

    private final MySqlConnections source;
    private final Clock clock;

    // Mutable state; all but the last use is read by a thread that abandons
    private volatile Optional<Connection> connection = Optional.empty();
    private volatile boolean abandoned;
    private Instant lastUse = Instant.MIN;

    StoreConnection(MySqlConnections source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Returns the connection; must not be called inside a transaction. */
    Connection get() throws SQLException {
        Instant now = clock.instant();
        if (connection.isPresent() && lastUse.plus(source.idleLimit()).isBefore(now)) {
            LOG.debug("The connection was idle since {} and is opened again", lastUse);
            abort();
        }
        if (connection.isEmpty() && !abandoned) {
            connection = Optional.of(source.open());
        }
        if (abandoned) {
            abort();
            throw new SQLNonTransientConnectionException("the sink has left the stream");
        }
        lastUse = now;
        return connection.get();
    }

    /** Takes note that the server heard of this session just now, after a statement that may have taken long. */
    void used() {
        lastUse = clock.instant();
    }

    /** Lets the connection go without a word to the server, which may be unable to hear it. */
    void abort() {
        connection.ifPresent(StoreConnection::abort);
        connection = Optional.empty();
    }

    /** Makes the call fail that another thread is in, and gives that thread no connection any more. */
    void abandon() {
        abandoned = true;
        connection.ifPresent(StoreConnection::abort);
    }

    private static void abort(Connection open) {
        try {
            open.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("Aborting a connection failed", e);
        }
    }

    /** Takes leave of the server. */
    void close() {
        connection.ifPresent(open -> {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("Closing a connection failed", e);
            }
        });
        connection = Optional.empty();
    }
}
