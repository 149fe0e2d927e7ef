package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Random transactions on both sites from a seed, under a pair that converges: A's changes overwrite at B, B's are ignored
 * at A. Within the limits of SEMANTICS 2.6: shared rows are only updated, to values nobody else writes.
 */
class RandomWorkloadIT {

    private static final long SEED = Long.getLong("twoway.seed", System.nanoTime());
    private static final int TRANSACTIONS = Integer.getInteger("twoway.random.transactions", 600);
    private static final int CLIENTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void bothSitesAreEqualOnceRandomTrafficStops() {
        System.out.println("random workload: repeat it with -Dtwoway.seed=" + SEED);
        try (Pair pair = new Pair("chaos")
                        .withForwardSink(Map.of("conflict.policy", "Overwrite"))
                        .withReverseSink(Map.of("conflict.policy", "Ignore"));
                Writers writers = new Writers()) {
            createTables(pair.a());
            pair.start();
            for (int client = 1; client <= CLIENTS; client++) {
                start(writers, pair.a(), "a", client);
                start(writers, pair.b(), "b", client + CLIENTS);
            }
            writers.join();
            pair.settle(PATIENCE);

            for (RandomTables table : RandomTables.all()) {
                String everything = "SELECT * FROM " + table.table() + " ORDER BY 1, 2, 3, 4";
                assertThat(pair.b().rows(everything))
                        .as("%s with seed %d", table, SEED)
                        .isEqualTo(pair.a().rows(everything))
                        .isNotEmpty();
            }
            assertThat(pair.journal(pair.a()).entries().size()
                            + pair.journal(pair.b()).entries().size())
                    .as("conflicts, without which this proves nothing")
                    .isPositive();
        }
    }

    private static void createTables(Site site) {
        for (RandomTables table : RandomTables.all()) {
            site.execute(table.create());
            for (int id = 0; table.hasSharedRows() && id < RandomTables.SHARED_ROWS; id++) {
                site.execute(table.insert(id, RandomTables.SHARED, "start-" + id));
            }
        }
    }

    private static void start(Writers writers, Site site, String owner, int number) {
        RandomSite client = new RandomSite(owner, number, SEED);
        writers.run(() -> {
            try (Connection connection = site.connect()) {
                client.write(connection, TRANSACTIONS);
            }
        });
    }
}
