package io.twoway.it.faults;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.ConnectWorker;
import io.twoway.servers.process.Server;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Time until changes arrive again when a worker was killed and started, with the timeouts that Connect has by
 * default. With Kafka's default for consumers a sink waits until its dead predecessor has been silent for 45 s.
 */
class WorkerRecoveryIT {

    /** For both directions, from when the worker serves; some seconds on a machine that has nothing else to do. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    private static final Map<String, String> CONNECTS_DEFAULTS = Map.of(
            "session.timeout.ms", "10000",
            "heartbeat.interval.ms", "3000",
            "consumer.session.timeout.ms", "45000",
            "consumer.heartbeat.interval.ms", "3000");

    /** As the examples and the files of {@code generate} have it. */
    private static final Map<String, String> SINKS = Map.of("consumer.override.session.timeout.ms", "10000");

    private static TestServers servers;
    private static Pair pair;
    private static int number = 1_000_000;

    @BeforeAll
    static void start() {
        // the maximum delay is for clusters of several workers: what the examples say of it
        Map<String, String> properties = new HashMap<>(CONNECTS_DEFAULTS);
        properties.put("scheduled.rebalance.max.delay.ms", "0");
        servers = TestServers.own(
                "servers-recovery", UnaryOperator.identity(), worker -> worker.withProperties(properties));
        pair = new Pair("recovery", servers).withBothSinks(SINKS).start();
    }

    @AfterAll
    static void stop() {
        pair.close();
        servers.close();
    }

    @Test
    void changesArriveWithinSecondsWhenTheOnlyWorkerWasKilled() {
        measure("the only worker", servers.worker());
        measure("the only worker again", servers.worker());
    }

    @Test
    void changesArriveWithinSecondsWhenOneOfTwoWorkersWasKilled() {
        try (ConnectWorker second = servers.anotherWorker("connect-2")) {
            pair.settle();
            measure("the first of two workers", servers.worker());
            measure("the second of two workers", second);
        }
    }

    private static void measure(String what, Server worker) {
        long killed = System.nanoTime();
        worker.kill();
        worker.start();
        long serving = System.nanoTime();
        int ofA = write(pair.a());
        int ofB = write(pair.b());
        awaitAt(pair.b(), ofA, LIMIT);
        long forward = System.nanoTime();
        awaitAt(pair.a(), ofB, LIMIT.minusNanos(forward - serving));
        long back = System.nanoTime();
        System.out.printf(
                "RECOVERY %s: serves %.1f s after the kill, then A to B %.1f s, B to A %.1f s%n",
                what, seconds(serving - killed), seconds(forward - serving), seconds(back - serving));
        pair.settle();
    }

    private static int write(Site site) {
        number++;
        site.execute("INSERT INTO recovery.fence VALUES (" + number + ")");
        return number;
    }

    private static void awaitAt(Site site, int id, Duration limit) {
        Awaitility.await("row " + id + " at " + site.name())
                .atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !site.rows("SELECT 1 FROM recovery.fence WHERE id = " + id)
                        .isEmpty());
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
