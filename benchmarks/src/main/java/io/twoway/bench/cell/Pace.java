package io.twoway.bench.cell;

import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Shape;
import io.twoway.bench.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A steady stream of transactions.
 *
 * @param rowsPerSecond how many rows are written in a second
 * @param perTransaction how many of them are committed together
 */
record Pace(int rowsPerSecond, int perTransaction) {

    /** More commits in a second than this are too many for one session that waits for the disk. */
    private static final int MOST_COMMITS = 200;

    private static final double NANOS = 1e9;

    static Pace of(int rowsPerSecond) {
        return new Pace(rowsPerSecond, Math.max(1, rowsPerSecond / MOST_COMMITS));
    }

    /**
     * A transaction that was committed.
     *
     * @param lastRow the number of its last row
     * @param nanos when the origin said that it is committed
     */
    record Commit(long lastRow, long nanos) {}

    /** Writes rows from a number on, for some seconds. Whoever is late does not leave anything out. */
    List<Commit> write(RootSession origin, Shape shape, long first, double seconds) {
        int transactions = (int) (seconds * rowsPerSecond / perTransaction);
        List<Commit> commits = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < transactions; i++) {
            await(began + (long) (i * (double) perTransaction / rowsPerSecond * NANOS));
            long from = first + (long) i * perTransaction;
            long last = from + perTransaction - 1;
            origin.execute(shape.insert(Workload.TABLE, from, last));
            commits.add(new Commit(last, System.nanoTime()));
        }
        return commits;
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
