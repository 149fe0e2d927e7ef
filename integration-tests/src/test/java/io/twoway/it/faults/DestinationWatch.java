package io.twoway.it.faults;

import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client at a destination that reads a table over and over and notes whatever only goes back in time: a version that
 * falls, a deleted row that is there again, a row that is gone.
 */
final class DestinationWatch implements AutoCloseable {

    private final Site site;
    private final String query;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<List<String>> flicker;
    private final AtomicLong reads = new AtomicLong();

    // Mutable state
    private volatile boolean watching = true;

    /** @param query gives a row's key and its version, which may only grow; the set of rows may not change */
    DestinationWatch(Site site, String query) {
        this.site = site;
        this.query = query;
        this.flicker = thread.submit(this::watch);
    }

    /** Returns how often the whole table was read. */
    long reads() {
        return reads.get();
    }

    /** Ends the watch and returns what went back. */
    List<String> flicker() {
        watching = false;
        try {
            return flicker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Override
    public void close() {
        watching = false;
        thread.shutdown();
    }

    private List<String> watch() throws SQLException {
        List<String> seen = new ArrayList<>();
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement()) {
            Map<String, Long> last = read(statement);
            while (watching) {
                Map<String, Long> now = read(statement);
                if (!now.keySet().equals(last.keySet())) {
                    seen.add("rows " + last.keySet() + " became " + now.keySet());
                }
                last.forEach((key, version) -> {
                    if (now.getOrDefault(key, version) < version) {
                        seen.add("row " + key + " fell from " + version + " to " + now.get(key));
                    }
                });
                last = now;
                reads.incrementAndGet();
            }
        }
        return seen;
    }

    private Map<String, Long> read(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            Map<String, Long> versions = new HashMap<>();
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
            return versions;
        }
    }
}
