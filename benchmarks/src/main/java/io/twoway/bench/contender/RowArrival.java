package io.twoway.bench.contender;

import io.twoway.bench.place.RefusedStatement;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Workload;
import io.twoway.servers.process.Wait;
import java.time.Duration;

/** The look-out for the last row of a round at the destination. */
final class RowArrival implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(5);

    /** A table without a key is read whole at each look. */
    private static final Duration RARE_LOOK = Duration.ofMillis(100);

    /** Counting takes the time of a whole scan. */
    private static final Duration COUNT = Duration.ofMillis(200);

    /** A failed connector is noticed by every so many looks: each is a request to the worker that is at work. */
    private static final int LOOKS_PER_CHECK = 400;

    private final Workload workload;
    private final String database;
    private final RootSession destination;
    private final Runnable check;

    /**
     * Opens a session of its own.
     *
     * @param login the destination's
     * @param check throws when the row will not come any more
     */
    RowArrival(Workload workload, String database, RootSession.Login login, Runnable check) {
        this.workload = workload;
        this.database = database;
        this.destination = new RootSession(login);
        this.check = check;
    }

    /** Returns as soon as the marker's row is visible. */
    void await(int marker) {
        String query = workload.markerQuery(database, marker);
        int[] looks = new int[1];
        Wait.atMost(LIMIT)
                .every(workload.shape().key().isEmpty() ? RARE_LOOK : LOOK)
                .until("marker " + marker + " in " + database, () -> {
                    if (looks[0]++ % LOOKS_PER_CHECK == 0) {
                        check.run();
                    }
                    return isVisible(query);
                });
    }

    /** Returns as soon as the table has that many rows. */
    void awaitCount(long rows) {
        String query = "SELECT COUNT(*) >= " + rows + " FROM " + database + "." + Workload.TABLE;
        Wait.atMost(LIMIT).every(COUNT).until(rows + " rows in " + database, () -> {
            check.run();
            return isVisible(query);
        });
    }

    /** The table may be made by the same stream. */
    private boolean isVisible(String query) {
        try {
            return destination.number(query) > 0;
        } catch (RefusedStatement e) {
            return false;
        }
    }

    @Override
    public void close() {
        destination.close();
    }
}
