package io.twoway.it.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that were sent and do not come to the sink, where the source is an exactly-once one and where it is not. */
class LostRecordsIT {

    private static final String OFFERS = "SELECT id FROM %s.offers ORDER BY id";

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowThatASinksTransformDropsStopsTheSinkAndComesWhenTheTransformIsGone(boolean exactlyOnce) {
        try (TestServers servers = servers("lost-row-" + exactlyOnce, exactlyOnce);
                Pair pair = pair("lostrow", servers)) {
            pair.withForwardSink(dropping("drop", WithoutDrafts.class)).start();
            for (int id = 10; id < 20; id++) {
                pair.a().execute("INSERT INTO lostrow.offers VALUES (" + id + ", 'sent')");
                pair.fence(pair.a(), pair.b());
            }
            pair.a()
                    .transaction(IntStream.range(20, 40)
                            .mapToObj(id -> "INSERT INTO lostrow.offers VALUES (" + id
                                    + (id == 30 ? ", 'draft')" : ", 'sent')"))
                            .toArray(String[]::new));

            // an exactly-once source may end a poll behind the row: with Kafka's marker two records in a row are
            // missing then
            assertThat(pair.states().awaitFailure(pair.connector("sink-b")).text())
                    .contains("SET next_offset = ")
                    .satisfiesAnyOf(
                            trace -> assertThat(trace)
                                    .contains("was sent and did not come to this sink", "Remove the transform"),
                            trace -> assertThat(trace).contains("are gone and were never applied here"));
            assertThat(pair.b().rows("SELECT id FROM lostrow.offers WHERE id >= 20"))
                    .isEmpty();

            goOn(pair, "sink-b", Map.of("transforms", ""));
            pair.settle();
            assertThat(pair.b().rows(OFFERS.formatted("lostrow")))
                    .isEqualTo(pair.a().rows(OFFERS.formatted("lostrow")));
        }
    }

    @Test
    void rowThatEndsATransactionIsMissedToo() {
        try (TestServers servers = servers("lost-last-row", false);
                Pair pair = pair("lostlast", servers)) {
            pair.with("source-a", Map.of("transaction.end", "row"))
                    .withForwardSink(dropping("drop", WithoutDrafts.class))
                    .start();
            pair.awaitHeartbeats(2); // the first poll's records have no marks yet
            pair.a()
                    .transaction(
                            "INSERT INTO lostlast.offers VALUES (10, 'sent')",
                            "INSERT INTO lostlast.offers VALUES (11, 'draft')");
            pair.a().execute("INSERT INTO lostlast.offers VALUES (12, 'sent')");

            assertThat(pair.states().awaitFailure(pair.connector("sink-b")).text())
                    .contains("SET next_offset = ")
                    .satisfiesAnyOf(
                            trace -> assertThat(trace).contains("was sent and did not come to this sink"),
                            trace -> assertThat(trace).contains("but the end of the one before it has not come"));
            assertThat(pair.b().rows(OFFERS.formatted("lostlast"))).isEmpty();

            goOn(pair, "sink-b", Map.of("transforms", ""));
            pair.settle();
            assertThat(pair.b().rows(OFFERS.formatted("lostlast"))).containsExactly("10", "11", "12");
        }
    }

    @Test
    void endThatTheSourcesTransformDropsStopsTheSink() {
        try (TestServers servers = servers("lost-end", false);
                Pair pair = pair("lostend", servers)) {
            pair.start();
            goOn(
                    pair,
                    "source-a",
                    Map.of("transforms", "origin,drop", "transforms.drop.type", WithoutEnds.class.getName()));
            pair.awaitHeartbeats(2); // the first poll's records have no marks yet
            pair.a().execute("INSERT INTO lostend.offers VALUES (10, 'sent')");
            pair.a().execute("INSERT INTO lostend.offers VALUES (11, 'sent')");

            assertThat(pair.states().awaitFailure(pair.connector("sink-b")).text())
                    .contains("but the end of the one before it has not come")
                    .contains("SET next_offset = ");
            assertThat(pair.b().rows(OFFERS.formatted("lostend"))).isEmpty();
        }
    }

    @Test
    void nothingIsMissedOfAnExactlyOnceSourceWhoseTransformDropsRows() {
        try (TestServers servers = servers("exactly-once", true);
                Pair pair = pair("nonelost", servers)) {
            pair.with("source-a", dropping("origin,drop", WithoutDrafts.class)).start();
            for (int round = 0; round < 3; round++) {
                for (int id = 100 * round + 10; id < 100 * round + 40; id++) {
                    pair.a()
                            .transaction(
                                    "INSERT INTO nonelost.offers VALUES (" + id + ", '"
                                            + (id % 3 == 0 ? "draft" : "sent") + "')",
                                    "INSERT INTO nonelost.offers VALUES (" + (id + 1_000) + ", 'draft')");
                    pair.b().execute("INSERT INTO nonelost.offers VALUES (" + (id + 2_000) + ", 'sent')");
                }
                pair.settle();
                pair.states().restart(pair.connector(round == 0 ? "source-a" : "sink-b"), true);
                pair.states().awaitRunning(pair.connector("source-a"));
                pair.states().awaitRunning(pair.connector("sink-b"));
            }
            pair.settle();

            assertThat(pair.b().rows("SELECT COUNT(*) FROM nonelost.offers WHERE id < 1000"))
                    .containsExactly(
                            pair.a().value("SELECT COUNT(*) FROM nonelost.offers WHERE id < 1000 AND state = 'sent'"));
            assertThat(pair.a().value("SELECT COUNT(*) FROM nonelost.offers WHERE id >= 2000"))
                    .isEqualTo("90");
        }
    }

    private static Pair pair(String name, TestServers servers) {
        Pair pair = new Pair(name, servers);
        pair.a().execute("CREATE TABLE " + pair.table("offers") + " (id INT PRIMARY KEY, state VARCHAR(10))");
        return pair;
    }

    private static TestServers servers(String name, boolean exactlyOnce) {
        Path plugins = TransformPlugin.writeTo(folder);
        return TestServers.own("servers-" + name, UnaryOperator.identity(), worker -> worker.withFurtherPlugins(plugins)
                .withProperties(exactlyOnce ? Map.of("exactly.once.source.support", "enabled") : Map.of()));
    }

    private static Map<String, String> dropping(String transforms, Class<?> type) {
        return Map.of("transforms", transforms, "transforms.drop.type", type.getName());
    }

    private static void goOn(Pair pair, String role, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(pair.config(role));
        config.putAll(settings);
        pair.rest().put(pair.connector(role), config);
        pair.states().restart(pair.connector(role), true);
        pair.states().awaitRunning(pair.connector(role));
    }
}
