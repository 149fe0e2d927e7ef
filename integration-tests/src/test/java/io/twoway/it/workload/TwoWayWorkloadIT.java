package io.twoway.it.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Many transactions on both sites at once, all on the same rows. Every update makes the version of its row grow and UseMax
 * decides by it, with site priority for equal versions: inside what SEMANTICS 2.6 says converges.
 */
class TwoWayWorkloadIT {

    private static final int TRANSACTIONS = Integer.getInteger("twoway.workload.transactions", 10_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(TRANSACTIONS * 40L);

    private final LedgerTraffic traffic = new LedgerTraffic("traffic", TRANSACTIONS);

    @Test
    void everyTransactionIsOnBothSitesExactlyOnceAndSharedRowsAreEqual() {
        try (Pair pair = new Pair("traffic").withBothSinks(traffic.policy());
                Writers writers = new Writers()) {
            traffic.createTables(pair.a());
            pair.start();

            Instant start = Instant.now();
            traffic.start(pair, writers);
            writers.join();
            Instant written = Instant.now();
            pair.settle(PATIENCE);
            report(pair, start, written);

            traffic.assertEqualAndEachOnce(pair);
            assertCountersAgreeWithTheJournal(pair, pair.a());
            assertCountersAgreeWithTheJournal(pair, pair.b());
            assertTopicsHoldWhatWasWrittenThereAndAreQuiet(pair);
        }
    }

    private static void assertTopicsHoldWhatWasWrittenThereAndAreQuiet(Pair pair) {
        pair.awaitHeartbeats(4);
        long written = TRANSACTIONS;
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(pair.topicOf(site).countRowChanges())
                    .containsEntry("traffic.shared", written)
                    .containsEntry("traffic.ledger", written)
                    .containsEntry("traffic.keyless", written)
                    .containsOnlyKeys("traffic.shared", "traffic.ledger", "traffic.keyless", "traffic.fence");
        }
    }

    private static void assertCountersAgreeWithTheJournal(Pair pair, Site site) {
        Map<String, Long> journaled = new TreeMap<>();
        pair.journal(site)
                .entries()
                .forEach(entry -> journaled.merge(
                        "conflict-" + entry.kind().toLowerCase(Locale.ROOT).replace('_', '-') + "-total",
                        1L,
                        Long::sum));
        Map<String, Long> counted = pair.counters(site).values();
        counted.keySet().removeIf(name -> !name.startsWith("conflict-"));

        assertThat(counted).isEqualTo(journaled).isNotEmpty();
    }

    private static void report(Pair pair, Instant start, Instant written) {
        System.out.printf(
                "two-way workload: %d transactions on each site written in %.1f s, settled after %.1f s,"
                        + " %d conflicts at A, %d at B%n",
                TRANSACTIONS,
                seconds(start, written),
                seconds(start, Instant.now()),
                conflicts(pair, pair.a()),
                conflicts(pair, pair.b()));
    }

    private static int conflicts(Pair pair, Site site) {
        return Integer.parseInt(site.value("SELECT COUNT(*) FROM " + pair.bookkeeping() + ".conflict_log"));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
