package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.StreamTopic;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Sources that store their offsets rarely die and send everything since again. */
class StaleOffsetsIT {

    private static final Map<String, String> OFFSETS_STORED_RARELY = Map.of("offset.flush.interval.ms", "600000");
    private static final int LARGE = 5_000;

    /** Everything that the destination shows of the tables, one line of key and version each. */
    private static final String WATCHED = "SELECT CONCAT('v', id), version FROM stale.versions"
            + " UNION ALL SELECT CONCAT('m', id), v FROM stale.moved"
            + " UNION ALL SELECT CONCAT('d', id), id FROM stale.deleted"
            + " UNION ALL SELECT 'keyless', COUNT(*) FROM stale.keyless"
            + " UNION ALL SELECT 'keyless rows', -COUNT(*) FROM stale.keyless"
            + " UNION ALL SELECT 'large', COUNT(*) FROM stale.large";

    @Test
    void repeatedChangesAreInvisibleAtTheDestination() {
        repeat("servers-stale", UnaryOperator.identity(), 800);
    }

    @Test
    void repeatedChangesAreInvisibleAtTheDestinationWhereGtidsAreOff() {
        repeat("servers-stale-without-gtid", MySqlOptions::withoutGtid, 300);
    }

    private static void repeat(String folder, UnaryOperator<MySqlOptions> mysql, int updates) {
        try (TestServers servers =
                        TestServers.own(folder, mysql, worker -> worker.withProperties(OFFSETS_STORED_RARELY));
                Pair pair = new Pair("stale", servers)) {
            createTables(pair.a());
            pair.start();
            storeOffsets(pair);
            write(pair.a(), 0, updates);
            write(pair.b(), 50, updates / 2);
            pair.settle();
            Sent fromA = Sent.sofar(pair.topicOf(pair.a()));
            Sent fromB = Sent.sofar(pair.topicOf(pair.b()));

            try (DestinationWatch atB = new DestinationWatch(pair.b(), WATCHED);
                    DestinationWatch atA = new DestinationWatch(pair.a(), WATCHED)) {
                servers.killAndStartWorker();
                fromA.awaitAgain();
                fromB.awaitAgain();
                pair.settle();
                assertThat(atB.reads()).isPositive();
                assertThat(atB.flicker()).isEmpty();
                assertThat(atA.flicker()).isEmpty();
            }
            assertEqualAndWithoutConflict(pair);
        }
    }

    private static void createTables(Site site) {
        site.execute(
                "CREATE TABLE stale.versions (id INT PRIMARY KEY, version INT NOT NULL)",
                "INSERT INTO stale.versions VALUES " + String.join(", ", numbers(100, id -> "(" + id + ", 0)")),
                "CREATE TABLE stale.moved (id INT PRIMARY KEY, v INT NOT NULL)",
                "CREATE TABLE stale.deleted (id INT PRIMARY KEY)",
                "CREATE TABLE stale.keyless (site INT, n INT)",
                "CREATE TABLE stale.large (id INT PRIMARY KEY)");
    }

    /** A connector that is restarted in good order stores its offsets: the last time before the kill. */
    private static void storeOffsets(Pair pair) {
        for (String source : List.of("source-a", "source-b")) {
            pair.states().restart(pair.connector(source), true);
            pair.states().awaitStreaming(pair.connector(source));
        }
        pair.settle();
    }

    /** Updates that count up, keys that change, rows that come and go, rows without a key, one large transaction. */
    private static void write(Site site, int first, int updates) {
        site.execute(numbers(
                updates, n -> "UPDATE stale.versions SET version = version + 1 WHERE id = " + (first + n % 50)));
        site.execute(numbers(300, n -> "INSERT INTO stale.keyless VALUES (" + first + ", " + n / 2 + ")"));
        for (int id = first; id < first + 50; id++) {
            site.execute(
                    "INSERT INTO stale.moved VALUES (" + id + ", " + id + ")",
                    "UPDATE stale.moved SET id = id + 1000 WHERE id = " + id,
                    "INSERT INTO stale.deleted VALUES (" + id + ")",
                    "DELETE FROM stale.deleted WHERE id = " + id);
        }
        site.execute(
                "SET SESSION cte_max_recursion_depth = " + LARGE,
                "INSERT INTO stale.large WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < "
                        + LARGE + ") SELECT i + " + first * LARGE + " FROM n");
    }

    /** Content of a topic at one moment: how many row changes of each table, and where it ended. */
    private record Sent(StreamTopic topic, long end, Map<String, Long> changes) {

        static Sent sofar(StreamTopic topic) {
            return new Sent(topic, topic.end(), topic.countRowChanges());
        }

        /** Waits until everything was sent once more. */
        void awaitAgain() {
            Awaitility.await("everything to be sent again")
                    .atMost(Pair.PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        Map<String, Long> again = topic.countRowChanges(end);
                        return Stream.of("versions", "keyless", "moved", "deleted", "large")
                                .map(table -> "stale." + table)
                                .allMatch(table -> again.getOrDefault(table, 0L) >= changes.get(table));
                    });
        }
    }

    private static void assertEqualAndWithoutConflict(Pair pair) {
        for (String table : List.of("versions", "moved", "deleted", "keyless", "large")) {
            String all = "SELECT * FROM stale." + table + " ORDER BY 1" + (table.equals("keyless") ? ", 2" : "");
            assertThat(pair.b().rows(all)).isEqualTo(pair.a().rows(all));
        }
        assertThat(pair.b().value("SELECT COUNT(*) FROM stale.keyless")).isEqualTo("600");
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
    }

    private static String[] numbers(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).toArray(String[]::new);
    }
}
