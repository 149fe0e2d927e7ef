package io.twoway.it.schemas;

import io.twoway.it.pair.Pair;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A client at each site, at work until this is closed. */
final class Traffic implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(30);

    private final Pair pair;
    private final String database;
    private final Client atA;
    private final Client atB;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final List<ScheduledFuture<?>> runs;

    Traffic(Pair pair, String database, long seed) throws SQLException {
        this.pair = pair;
        this.database = database;
        atA = new Client(pair.a(), database, Owner.A, seed);
        atB = new Client(pair.b(), database, Owner.B, ~seed);
        runs = Stream.of(atA, atB).map(this::start).toList();
    }

    /** A transaction at a time, with a pause that keeps what is under way small. */
    private ScheduledFuture<?> start(Client client) {
        return threads.scheduleWithFixedDelay(client::write, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until both clients have ended so many transactions more. */
    void flow(int transactions) {
        int a = atA.transactions() + transactions;
        int b = atB.transactions() + transactions;
        Awaitility.await("traffic").atMost(Pair.PATIENCE).until(() -> {
            failEarly();
            return atA.transactions() >= a && atB.transactions() >= b;
        });
    }

    /** Runs DDL at A while both clients go on, and lets them see the new schema when it is there. */
    void change(String... ddl) throws SQLException {
        new SqlScript(List.of(ddl)).run(pair.a(), database);
        atA.avoid(Set.of());
        pair.fence(pair.a(), pair.b());
        atB.avoid(Set.of());
    }

    /** Runs DDL at A that needs tables at rest at B: what B wrote before has arrived, and it writes no more until the end. */
    void changeAtRest(Set<String> tables, String... ddl) throws SQLException {
        atB.avoid(tables);
        pair.fence(pair.b(), pair.a());
        change(ddl);
    }

    /** Stops both clients, and fails if one of them did. */
    @Override
    public void close() throws SQLException {
        runs.forEach(run -> run.cancel(false));
        threads.shutdown();
        atA.close();
        atB.close();
        failEarly();
    }

    /** Returns how many rows of each table the clients changed, at A and at B. */
    Map<String, Integer> writtenAtA() {
        return atA.written();
    }

    Map<String, Integer> writtenAtB() {
        return atB.written();
    }

    int transactions() {
        return atA.transactions() + atB.transactions();
    }

    private void failEarly() {
        for (ScheduledFuture<?> run : runs) {
            if (run.isDone() && !run.isCancelled()) {
                throw new AssertionError("the traffic failed", cause(run));
            }
        }
    }

    private static Throwable cause(ScheduledFuture<?> run) {
        try {
            run.get();
            throw new AssertionError("it has ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
