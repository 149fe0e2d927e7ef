package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.SoftAssertions;

/** One run of the suite: servers of its own, traffic at both sites, the faults of a plan, and the audit. */
final class FaultSuite {

    private static final String DATABASE = "faults";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Path RESULTS = Path.of("target/faults/results.csv");

    private final String servers;
    private final long seed;
    private final FaultPlan plan;
    private final Ledger ledger = new Ledger();

    /** @param servers names the folder of the servers, which is kept for its logs until the next run of that name */
    FaultSuite(String servers, long seed, FaultPlan plan) {
        this.servers = servers;
        this.seed = seed;
        this.plan = plan;
    }

    /** Runs it and fails unless every committed transaction is at both sites exactly once and nothing went round. */
    void run() {
        System.out.println("faults: seed " + seed + ", " + plan.steps().size() + " faults");
        try (TestServers processes = TestServers.ownedBy(servers);
                Network network = new Network(processes);
                Pair pair = network.carry(new Pair(DATABASE, processes).withBothSinks(Traffic.policy(DATABASE)))) {
            pair.a().execute(Entry.createTables(DATABASE).toArray(String[]::new));
            pair.start();
            Result result = strike(new Victims(processes, network, pair));
            System.out.println(result.summary());
            result.appendTo(RESULTS);
            check(result.findings());
        }
    }

    private Result strike(Victims victims) {
        Instant start = Instant.now();
        try (Traffic traffic = new Traffic(victims.pair(), DATABASE, ledger, seed);
                TaskWatch watch = new TaskWatch(victims.pair());
                FaultRun faults = new FaultRun(victims, watch)) {
            traffic.start();
            faults.carryOut(plan);
            traffic.stop(PATIENCE);
            assertThat(watch.failure())
                    .as("a task that gave up, with seed %d", seed)
                    .isEmpty();
            victims.pair().settle(PATIENCE);
            Findings findings = new Audit(victims.pair(), DATABASE, ledger).findings();
            assertThat(watch.failure())
                    .as("a task that gave up, with seed %d", seed)
                    .isEmpty();
            return new Result(seed, Duration.between(start, Instant.now()), ledger, faults.counts(), findings);
        }
    }

    private void check(Findings findings) {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(findings.lost()).as("lost, seed %d", seed).isEmpty();
            softly.assertThat(findings.surplus()).as("double, seed %d", seed).isEmpty();
            softly.assertThat(findings.different())
                    .as("different, seed %d", seed)
                    .isEmpty();
            softly.assertThat(findings.loops()).as("loops, seed %d", seed).isEmpty();
            softly.assertThat(findings.inconsistent())
                    .as("journal, seed %d", seed)
                    .isEmpty();
            softly.assertThat(findings.conflicts())
                    .as("conflicts, without which this proves less")
                    .isPositive();
        });
    }
}
