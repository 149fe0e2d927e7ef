package io.twoway.it.workload;

import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** Clients that write transactions to a site, several at once, each over a connection of its own. */
final class Writers implements AutoCloseable {

    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT = 1205;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();

    /** Starts writers of which each writes its share of the transactions {@code 0} to {@code count - 1}, in their order. */
    Writers write(Site site, int writers, int count, IntFunction<List<String>> transaction) {
        for (int writer = 0; writer < writers; writer++) {
            int first = writer;
            run(() -> {
                try (Connection connection = site.connect()) {
                    connection.setAutoCommit(false);
                    for (int n = first; n < count; n += writers) {
                        commit(connection, transaction.apply(n));
                    }
                }
            });
        }
        return this;
    }

    /** Starts something else beside the writers. */
    void run(Job job) {
        running.add(threads.submit(() -> {
            job.run();
            return null;
        }));
    }

    BooleanSupplier areDone() {
        List<Future<?>> now = List.copyOf(running);
        return () -> now.stream().allMatch(Future::isDone);
    }

    /** Waits for all and fails if one of them did. */
    void join() {
        for (Future<?> job : running) {
            try {
                job.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** A site is written to by its sink as well, so that a client has to expect deadlocks, as any client of MySQL has. */
    private static void commit(Connection connection, List<String> statements) throws SQLException {
        while (true) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
                connection.commit();
                return;
            } catch (SQLException e) {
                connection.rollback();
                if (e.getErrorCode() != DEADLOCK && e.getErrorCode() != LOCK_WAIT) {
                    throw e;
                }
            }
        }
    }

    /** Work of a thread. */
    interface Job {
        void run() throws Exception;
    }
}
