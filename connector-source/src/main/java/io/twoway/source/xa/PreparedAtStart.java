package io.twoway.source.xa;

import io.debezium.DebeziumException;
import io.debezium.jdbc.JdbcConnection;
import io.twoway.contract.Xid;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * XA transactions that are prepared while a snapshot finds its place in the binlog. Their rows stand before that place, and no
 * snapshot sees them; when they are committed later, nobody would send them. Most are prepared for a moment only, so there is a
 * moment without any.
 */
public final class PreparedAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedAtStart.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** "XAER_RMERR: Fatal error occurred" is what MySQL says to a user without XA_RECOVER_ADMIN. */
    private static final Set<Integer> NOT_ALLOWED = Set.of(1401, 1227);

    private final JdbcConnection connection;
    private final Clock clock;

    public PreparedAtStart(JdbcConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** Something that takes the lock of a snapshot. */
    @FunctionalInterface
    public interface Locking {
        void lock() throws SQLException;
    }

    /**
     * Takes the lock in a moment in which nothing is prepared.
     *
     * @throws DebeziumException when something stays prepared
     */
    public void lockWithout(Locking locking) throws SQLException {
        Instant end = clock.instant().plus(PATIENCE);
        locking.lock();
        List<Xid> prepared = prepared();
        while (!prepared.isEmpty()) {
            connection.executeWithoutCommitting("UNLOCK TABLES", "ROLLBACK");
            if (clock.instant().isAfter(end)) {
                throw new DebeziumException(message(prepared));
            }
            pause();
            locking.lock();
            prepared = prepared();
        }
    }

    private List<Xid> prepared() throws SQLException {
        List<Xid> prepared = new ArrayList<>();
        try {
            connection.query("XA RECOVER CONVERT XID", rows -> {
                while (rows.next()) {
                    byte[] name = HexFormat.of().parseHex(rows.getString(4).substring(2));
                    prepared.add(Xid.of(name, rows.getInt(2), (int) rows.getLong(1)));
                }
            });
        } catch (SQLException e) {
            if (!NOT_ALLOWED.contains(e.getErrorCode())) {
                throw e;
            }
            LOG.warn(
                    "It cannot be seen whether XA transactions are prepared on the server just now, whose rows would be"
                            + " neither in the full load nor in the stream: the sink stops when such a one is committed. To look,"
                            + " the source's user needs GRANT XA_RECOVER_ADMIN ON *.* TO ...");
        }
        return prepared;
    }

    private static String message(List<Xid> prepared) {
        Xid first = prepared.get(0);
        return "Reading cannot begin while an XA transaction is prepared, for its rows are neither in the tables nor in what"
                + " follows in the binlog: " + prepared.size()
                + " have stayed so on the server (XA RECOVER shows them), the"
                + " first is " + first + ". Nothing was sent. Let their application end them, or run XA COMMIT " + first
                + " or XA ROLLBACK " + first + "; then restart the task.";
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DebeziumException("Interrupted while waiting for prepared XA transactions", e);
        }
    }
}
