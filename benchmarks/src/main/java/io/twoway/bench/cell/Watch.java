package io.twoway.bench.cell;

import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Shape;
import io.twoway.servers.process.ServerException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** The look-out for rows at a destination: which was the last one, and since when. Rows come in the order of their numbers. */
final class Watch implements AutoCloseable {

    private static final long BETWEEN_LOOKS = Duration.ofMillis(1).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The longest time that is told apart, in microseconds. */
    private static final long LONGEST = PATIENCE.toNanos() / 1000;

    private static final int DIGITS = 3;

    private final RootSession destination;
    private final String query;
    private final Thread thread = new Thread(this::look, "watch");

    // Mutable state
    private final ConcurrentNavigableMap<Long, Long> seenAt = new ConcurrentSkipListMap<>();
    private volatile boolean over;

    /** Begins to look at a table. */
    Watch(RootSession destination, String table) {
        this.destination = destination;
        this.query = "SELECT COALESCE(MAX(id), 0) FROM " + table + " WHERE id < " + Shape.FIRST_MARKER;
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        while (!over) {
            long last = destination.number(query);
            seenAt.putIfAbsent(last, System.nanoTime());
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    /** Waits for the last one, and returns how long each transaction took to become visible, in microseconds. */
    Histogram latencies(List<Pace.Commit> commits) {
        awaitRow(commits.get(commits.size() - 1).lastRow());
        Histogram histogram = new Histogram(LONGEST, DIGITS);
        for (Pace.Commit commit : commits) {
            long seen = seenAt.ceilingEntry(commit.lastRow()).getValue();
            histogram.recordValue(Math.min(LONGEST, Math.max(0, (seen - commit.nanos()) / 1000)));
        }
        return histogram;
    }

    private void awaitRow(long row) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (seenAt.ceilingEntry(row) == null) {
            if (System.nanoTime() > deadline || !thread.isAlive()) {
                throw new ServerException("row " + row + " did not come");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        destination.close();
    }
}
