package io.twoway.it.ddl;

import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that writes rows of its own at one site, one transaction after the other, while others change the schema. */
public final class RowTraffic implements AutoCloseable {

    /** Between two rows, so that the other site can keep up. */
    private static final long PAUSE_MS = 5;

    private final Thread thread;
    private final AtomicInteger written = new AtomicInteger();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile SQLException failure;

    /**
     * Starts to write.
     *
     * @param table has {@code id} and {@code v}, and no other column without a default
     * @param first the first id; the others follow in steps of 2
     */
    public RowTraffic(Site site, String table, int first) {
        this(site, table, first, true);
    }

    private RowTraffic(Site site, String table, int first, boolean changes) {
        thread = new Thread(() -> run(site, table, first, changes), "traffic at " + site.name());
        thread.start();
    }

    /** Starts to write rows that stay as they are, for a table without a key: there an UPDATE would lock all of them. */
    public static RowTraffic ofInserts(Site site, String table, int first) {
        return new RowTraffic(site, table, first, false);
    }

    private void run(Site site, String table, int first, boolean changes) {
        try (Connection connection = site.connect()) {
            for (int id = first; !stop.await(PAUSE_MS, TimeUnit.MILLISECONDS); id += 2) {
                write(connection, "INSERT INTO " + table + " (id, v) VALUES (?, 0)", id);
                if (changes) {
                    write(connection, "UPDATE " + table + " SET v = v + 1 WHERE id = ?", id);
                }
                if (changes && id % 3 == 0) {
                    write(connection, "DELETE FROM " + table + " WHERE id = ?", id);
                }
                written.incrementAndGet();
            }
        } catch (SQLException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Connection connection, String sql, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }

    /** Returns how many rows were written so far. */
    public int written() {
        return written.get();
    }

    /** Stops, and fails if a statement did. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new AssertionError("the traffic failed", failure);
        }
    }
}
