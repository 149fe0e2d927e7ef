package io.twoway.it;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Writes tables while they are loaded, each site its own rows, so that no conflict is right: A changes, deletes, inserts and
 * moves rows everywhere; B inserts rows of its own, changes them and deletes them again at once, which a load must not
 * bring back, and changes and deletes every tenth of A's rows once it has them.
 */
final class AddedTraffic implements AutoCloseable {

    private static final Set<Integer> PASSING = Set.of(1205, 1213);
    private static final int ROWS = AddTablesIT.ROWS;

    /** Between two rounds of a writer, so that the load and the other site can keep up with it. */
    private static final long PAUSE_MS = 20;

    private final Pair pair;
    private final List<String> tables;
    private final long seed = System.nanoTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private final CountDownLatch stop = new CountDownLatch(1);

    AddedTraffic(Pair pair, String... tables) {
        this.pair = pair;
        this.tables = List.of(tables);
        System.out.println("AddedTraffic seed " + seed);
    }

    void startAtA() {
        tables.forEach(table -> start(pair.a(), table, new Random(seed), AddedTraffic::ofA));
    }

    void startAtB(String table) {
        String full = pair.table(table);
        start(pair.b(), full, new Random(seed + 1), AddedTraffic::ofB);
    }

    /** Waits until a few hundred transactions more were written. */
    void writeOnAWhile() {
        int before = written.get();
        Awaitility.await("traffic").atMost(Pair.PATIENCE).until(() -> written.get() > before + 300);
    }

    private void start(Site site, String table, Random random, Script script) {
        running.add(threads.submit(() -> {
            try (Connection connection = site.connect()) {
                connection.setAutoCommit(false);
                for (int n = 1; !stop.await(PAUSE_MS, TimeUnit.MILLISECONDS); n++) {
                    for (List<String> transaction : script.next(table, random, n)) {
                        commit(connection, transaction);
                    }
                }
            }
            return null;
        }));
    }

    /** Rows of A have numbers that are multiples of ten; those of 30, 60, ... are left to B. */
    private static List<List<String>> ofA(String table, Random random, int n) {
        int id = (1 + random.nextInt(ROWS)) * 10;
        int changed = id % 30 == 0 ? id + 10 : id;
        return List.of(
                List.of("UPDATE " + table + " SET n = n + 1, note = CONCAT('a', " + n + ") WHERE id = " + changed),
                List.of(
                        insert(table, "10000000 + " + n * 10),
                        "DELETE FROM " + table + " WHERE id = " + (random.nextInt(ROWS / 3) * 30 + 10)),
                List.of("UPDATE " + table + " SET " + moved(table) + " WHERE id = "
                        + (random.nextInt(ROWS / 3) * 30 + 20)),
                n % 3 == 0
                        ? List.of("DELETE FROM " + table + " WHERE id = " + (10_000_000 + n * 10))
                        : List.of("UPDATE " + table + " SET n = 7 WHERE id = " + (10_000_000 + n * 10)));
    }

    private static List<List<String>> ofB(String table, Random random, int n) {
        int own = -n;
        int ofA = (1 + random.nextInt(ROWS / 3)) * 30;
        return List.of(
                List.of(insert(table, String.valueOf(own))),
                List.of("UPDATE " + table + " SET n = n + 1 WHERE id = " + own),
                n % 4 == 0 ? List.of() : List.of("DELETE FROM " + table + " WHERE id = " + own),
                List.of("UPDATE " + table + " SET n = n + 1, note = 'b' WHERE id = " + ofA),
                n % 5 == 0 ? List.of("DELETE FROM " + table + " WHERE id = " + ofA) : List.of());
    }

    /** Another key, which lies anywhere in the order of keys. */
    private static String moved(String table) {
        return table.endsWith("orders") ? "id = id + 5, u = -id" : "word = CONCAT(REVERSE(id), word), id = id + 5";
    }

    private static String insert(String table, String id) {
        return table.endsWith("orders")
                ? "INSERT INTO " + table + " VALUES (" + id + ", NULL, 0, 'new')"
                : "INSERT INTO " + table + " VALUES (" + id + ", CONCAT('neu', REVERSE(" + id + ")), 'de', 0, 'new')";
    }

    private void commit(Connection connection, List<String> statements) throws SQLException {
        while (true) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
                connection.commit();
                written.incrementAndGet();
                return;
            } catch (SQLException e) {
                connection.rollback();
                if (!PASSING.contains(e.getErrorCode())) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        stop.countDown();
        threads.shutdown();
        for (Future<?> writer : running) {
            try {
                writer.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            } catch (ExecutionException e) {
                throw new AssertionError("seed " + seed, e.getCause());
            }
        }
    }

    /** The transactions of one round. */
    private interface Script {
        List<List<String>> next(String table, Random random, int n);
    }
}
