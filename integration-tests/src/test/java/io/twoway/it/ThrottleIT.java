package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.cli.TwoWayProgram;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.it.pair.WorkerBeans;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of what passes by the second, measured over ten seconds, and changed while a pair runs. */
class ThrottleIT {

    private static final double LEAST = 0.95;
    private static final double MOST = 1.05;
    private static final int TRIES = 5;
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    private static final String ROWS = "changes.max.rows.per.second";
    private static final String BYTES = "changes.max.bytes.per.second";
    private static final String LOAD_ROWS = "load.max.rows.per.second";
    private static final String LOAD_BYTES = "load.max.bytes.per.second";
    private static final String QUERIES = "load.max.queries.per.second";

    @ParameterizedTest
    @ValueSource(strings = {"source-a", "sink-b"})
    void changesPassAsFastAsALimitLetsThemAndOnceEachWhateverItBecomes(String role) {
        try (Pair pair = pair("throttle" + role.substring(0, 4)).with(role, Map.of(ROWS, "500"))) {
            pair.a().execute("CREATE TABLE " + pair.table("t") + " (n INT, pad VARCHAR(3000))"); // a row twice shows
            pair.start();
            writeChanges(pair, 6_000, 20);

            requireRate(500, () -> passed(pair, role));
            requireHeldBack(pair, role);

            change(pair, role, Map.of(ROWS, "1500"));
            requireRate(1_500, () -> passed(pair, role));

            change(pair, role, Map.of());
            requireAllOnce(pair);
        }
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {"source-a", "sink-b"})
    void bytesOfChangesHaveALimitToo(String role) {
        try (Pair pair = pair("throttleb" + role.substring(0, 4)).with(role, Map.of(BYTES, "400000"))) {
            pair.a().execute("CREATE TABLE " + pair.table("t") + " (n INT, pad VARCHAR(3000))");
            pair.start();
            writeChanges(pair, 8_000, 2_000, 1);

            requireRate(200, () -> atB(pair));

            change(pair, role, Map.of());
            requireAllOnce(pair);
        }
    }

    @Test
    void aLoadPassesAsFastAsItsSourceMayReadAndGoesOnWithAnotherLimit() {
        try (Pair pair = pair("throttleload").with("source-a", Map.of(LOAD_ROWS, "500"))) {
            fill(pair, 40_000);
            put(pair, "source-a");
            put(pair, "sink-b");

            requireRate(500, () -> atB(pair));

            change(pair, "source-a", Map.of(LOAD_ROWS, "2000"));
            requireRate(2_000, () -> sourceBean(pair, "load-rows-total"));

            change(pair, "source-a", Map.of());
            pair.fence(pair.a(), pair.b());
            requireSame(pair);
        }
    }

    @Test
    @Tag("long")
    void aLoadIsAppliedAsFastAsItsSinkMay() {
        try (Pair pair = pair("throttleloadsink").with("sink-b", Map.of(LOAD_ROWS, "500"))) {
            fill(pair, 30_000);
            put(pair, "source-a");
            put(pair, "sink-b");

            requireRate(500, () -> atB(pair));

            change(pair, "sink-b", Map.of(LOAD_BYTES, "30000")); // a number and 12 letters
            requireRate(1_500, () -> atB(pair));

            change(pair, "sink-b", Map.of());
            pair.fence(pair.a(), pair.b());
            requireSame(pair);
        }
    }

    @Test
    @Tag("long")
    void tablesOfALoadAreReadAsFastAsQueriesMayBeAsked() {
        try (Pair pair = pair("throttlequeries").with("source-a", Map.of(QUERIES, "5"))) {
            pair.a()
                    .execute(IntStream.range(0, 120)
                            .mapToObj(
                                    i -> "CREATE TABLE " + pair.table("t" + i) + " (id INT PRIMARY KEY) SELECT 1 AS id")
                            .toArray(String[]::new));
            put(pair, "source-a");
            put(pair, "sink-b");

            requireRate(5, () -> sourceBean(pair, "load-queries-total"));

            pair.fence(pair.a(), pair.b());
            assertThat(pair.b().value("SELECT COUNT(*) FROM " + pair.table("t119")))
                    .isEqualTo("1");
        }
    }

    @Test
    @Tag("long")
    void anAddedTableIsReadAsFastAsTheLimitOfLoadsSaysWhileTheStreamGoesOn() {
        try (Pair pair = pair("throttleadd")
                .with("source-a", Map.of(LOAD_ROWS, "500", "table.include.list", "throttleadd.fence"))
                .with("source-b", Map.of("table.include.list", "throttleadd.fence"))) {
            pair.start();
            fill(pair, 12_000);
            String both = "throttleadd.fence,throttleadd.t";
            change(pair, "source-b", Map.of("table.include.list", both));
            change(pair, "source-a", Map.of(LOAD_ROWS, "500", "table.include.list", both));

            requireRate(500, () -> atB(pair));
            pair.fence(pair.a(), pair.b());
            assertThat(atB(pair)).isLessThan(12_000);

            change(pair, "source-a", Map.of("table.include.list", both));
            Awaitility.await("all rows").atMost(Pair.PATIENCE).until(() -> atB(pair) == 12_000);
            requireSame(pair);
        }
    }

    @Test
    void aSourceThatIsHeldBackForLongKeepsItsConnectionAndIsLeftAtOnce() {
        try (Pair pair = pair("throttlewait")) {
            pair.a().execute("CREATE TABLE " + pair.table("t") + " (n INT, pad VARCHAR(3000))");
            pair.start();
            change(pair, "source-a", Map.of(ROWS, "1"));
            pair.fence(pair.a(), pair.b());
            String reader = readerOf(pair);
            pair.a()
                    .execute("INSERT INTO " + pair.table("t") + " WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT"
                            + " i + 1 FROM n WHERE i < 500) SELECT i, REPEAT('x', 100) FROM n");

            // longer than a silent server is waited for
            Awaitility.await("a long hold")
                    .atMost(Pair.PATIENCE)
                    .until(() -> sourceBean(pair, "changes-throttled-ms") > 15_000);
            assertThat(readerOf(pair)).isEqualTo(reader);
            assertThat(pair.states().hasFailed(pair.connector("source-a"))).isFalse();

            long begin = System.nanoTime();
            change(pair, "source-a", Map.of());
            pair.fence(pair.a(), pair.b());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
            requireAllOnce(pair);
        }
    }

    /** With batches as {@code generate} has them: Kafka's own have a few rows, and a slow machine would be slower than a limit. */
    private static Pair pair(String name) {
        return new Pair(name)
                .with("source-a", Map.of("producer.override.batch.size", "524288", "producer.override.linger.ms", "5"));
    }

    /** Writes rows with numbers, in transactions. */
    private static void writeChanges(Pair pair, int transactions, int rows) {
        writeChanges(pair, transactions, 10, rows);
    }

    private static void writeChanges(Pair pair, int transactions, int length, int rows) {
        String pad = "x".repeat(length);
        pair.a()
                .execute(IntStream.range(0, transactions)
                        .mapToObj(transaction -> "INSERT INTO " + pair.table("t") + " VALUES "
                                + String.join(
                                        ", ",
                                        IntStream.range(0, rows)
                                                .mapToObj(row -> "(" + (transaction * rows + row) + ", '" + pad + "')")
                                                .toList()))
                        .toArray(String[]::new));
    }

    private static void fill(Pair pair, int rows) {
        pair.a()
                .execute(
                        "CREATE TABLE " + pair.table("t") + " (n INT PRIMARY KEY, pad VARCHAR(20))",
                        "SET SESSION cte_max_recursion_depth = 1000000",
                        "INSERT INTO " + pair.table("t") + " WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1"
                                + " FROM n WHERE i < " + rows + ") SELECT i, 'twelveletter' FROM n");
    }

    private static void put(Pair pair, String role) {
        pair.rest().put(pair.connector(role), pair.config(role));
    }

    /** Gives a running connector other limits, as a person does by REST. */
    private static void change(Pair pair, String role, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(pair.config(role));
        config.keySet().removeIf(key -> key.endsWith(".per.second"));
        config.putAll(settings);
        pair.rest().put(pair.connector(role), config);
        pair.states().awaitRunning(pair.connector(role));
    }

    private static long atB(Pair pair) {
        return pair.b().rowsOnceThere("SELECT COUNT(*) FROM " + pair.table("t")).stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** Returns how many changes have passed where the limit is: what lies between there and B may come later in one go. */
    private static long passed(Pair pair, String role) {
        return role.startsWith("source") ? sourceBean(pair, "changes-rows-total") : atB(pair);
    }

    private static long sourceBean(Pair pair, String attribute) {
        String site = pair.a().name();
        return WorkerBeans.numbers(
                        TestServers.shared().worker(), "two-way-source:type=stream,site=" + site + ",topic=" + site)
                .get(attribute);
    }

    /**
     * Fails if a number grows faster than the limit, or slower. A machine that has other work may stand still for longer than
     * an allowance is kept: what is too slow is measured again.
     */
    private static void requireRate(double limit, LongSupplier number) {
        double rate = 0;
        for (int i = 0; i < TRIES && rate < limit * LEAST; i++) {
            rate = rate(number);
            assertThat(rate).isLessThanOrEqualTo(limit * MOST);
        }
        assertThat(rate).isGreaterThanOrEqualTo(limit * LEAST);
    }

    /** Returns by how much a number grows in a second: over ten of them, once it has grown three times. */
    private static double rate(LongSupplier number) {
        for (int i = 0; i < 3; i++) {
            long before = Awaitility.await("a number")
                    .atMost(Pair.PATIENCE)
                    .ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(number::getAsLong, value -> true);
            Awaitility.await("growth")
                    .atMost(Pair.PATIENCE)
                    .ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(() -> number.getAsLong() > before);
        }
        long from = number.getAsLong();
        long begin = System.nanoTime();
        Awaitility.await("ten seconds").atMost(Pair.PATIENCE).until(() -> System.nanoTime() - begin >= WINDOW);
        long to = number.getAsLong();
        double rate = (to - from) * 1e9 / (System.nanoTime() - begin);
        System.out.printf("throttle: %.2f per second%n", rate);
        return rate;
    }

    private static void requireHeldBack(Pair pair, String role) {
        if (role.startsWith("source")) {
            assertThat(sourceBean(pair, "changes-rows-limit")).isEqualTo(500);
            assertThat(sourceBean(pair, "changes-throttled-ms")).isGreaterThan(5_000);
            return;
        }
        assertThat(pair.counters(pair.b()).values())
                .containsEntry("changes-rows-limit", 500L)
                .containsEntry("waiting-ms", 0L)
                .hasEntrySatisfying(
                        "changes-throttled-ms", held -> assertThat(held).isGreaterThan(5_000));
        TwoWayProgram program = new TwoWayProgram(TestServers.shared());
        TwoWayProgram.Run status = program.run("status", "--connect", program.connect(), pair.connector(role));
        assertThat(status.output()).contains("RUNNING, task THROTTLED", "held back since", ROWS + "=500");
        assertThat(status.exitCode()).as(status.output()).isZero();
    }

    private static String readerOf(Pair pair) {
        return String.join(
                ",",
                pair.a()
                        .rows("SELECT id FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'"
                                + " ORDER BY id"));
    }

    private static void requireAllOnce(Pair pair) {
        pair.settle();
        String all = "SELECT COUNT(*), COUNT(DISTINCT n), SUM(n) FROM " + pair.table("t");
        assertThat(pair.b().rows(all)).isEqualTo(pair.a().rows(all));
        requireNoConflict(pair);
    }

    private static void requireSame(Pair pair) {
        String all = "SELECT COUNT(*), SUM(n), SUM(CRC32(pad)) FROM " + pair.table("t");
        assertThat(pair.b().rows(all)).isEqualTo(pair.a().rows(all));
        requireNoConflict(pair);
    }

    private static void requireNoConflict(Pair pair) {
        assertThat(pair.journal(pair.b()).entriesOf(pair.table("t"))).isEmpty();
    }
}
