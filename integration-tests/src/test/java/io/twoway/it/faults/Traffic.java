package io.twoway.it.faults;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Clients that write at both sites all the time, each at its pace, and go on when their server comes back. */
final class Traffic implements AutoCloseable {

    /** Of each site. */
    private static final int TRANSACTIONS_PER_SECOND = Integer.getInteger("twoway.faults.rate", 40);

    private static final long PERIOD_MS = 1000L * Entry.WRITERS / TRANSACTIONS_PER_SECOND;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2 * Entry.WRITERS);
    private final List<Client> clients = new ArrayList<>();
    private final List<ScheduledFuture<?>> running = new ArrayList<>();

    Traffic(Pair pair, String database, Ledger ledger, long seed) {
        add(pair.a(), "a", database, ledger, new Random(seed));
        add(pair.b(), "b", database, ledger, new Random(seed + 1));
    }

    private void add(Site site, String letter, String database, Ledger ledger, Random random) {
        for (int writer = 0; writer < Entry.WRITERS; writer++) {
            Sizes sizes = new Sizes(new Random(random.nextLong()), writer == 0);
            int number = writer;
            clients.add(new Client(site, ledger, step -> new Entry(database, letter, number, step, sizes.of(step))));
        }
    }

    /** Returns the policy that this traffic converges under, for both sinks: only one table is written by both. */
    static Map<String, String> policy(String database) {
        return Map.of(
                "conflict.rules", "newest",
                "conflict.newest.tables", database + ".shared",
                "conflict.newest.policy", "UseMax",
                "conflict.newest.columns", "version");
    }

    void start() {
        for (Client client : clients) {
            running.add(threads.scheduleWithFixedDelay(client, 0, PERIOD_MS, TimeUnit.MILLISECONDS));
        }
    }

    /** Lets each client end its transaction and fails if one of them met what no fault explains. */
    void stop(Duration patience) {
        running.forEach(client -> client.cancel(false));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("a client does not come back from its server");
            }
            for (ScheduledFuture<?> client : running) {
                if (!client.isCancelled()) {
                    client.get(); // it ended by itself, which is a failure
                }
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        clients.forEach(Client::close);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Sizes of transactions in rows: mostly few, now and then hundreds, seldom thousands. */
    private static final class Sizes {

        private static final int SOME = 17;
        private static final int MANY = 800;

        private final Random random;
        private final boolean large;

        Sizes(Random random, boolean large) {
            this.random = random;
            this.large = large;
        }

        int of(int step) {
            if (large && step % MANY == MANY / 8) {
                return random.nextInt(2_000, Entry.MOST_ROWS);
            }
            return step % SOME == 0 ? random.nextInt(10, 300) : 0;
        }
    }
}
