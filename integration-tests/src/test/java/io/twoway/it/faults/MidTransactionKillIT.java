package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A source dies inside a transaction of 20,000 rows, when Connect has stored an offset inside it: the network stops in the
 * middle, and the heartbeats that follow store how far reading had come.
 */
class MidTransactionKillIT {

    private static final int ROWS = 10_000; // in each of two tables
    private static final long BYTES_READ = 120_000; // of some 240,000
    private static final Map<String, String> WITHOUT_REWIND = Map.of("connector.class", HabitsPlugin.WITHOUT_REWIND);

    @TempDir
    private static Path folder;

    /** Whose transaction the source is reading. */
    enum Writer {
        CLIENT("midlocal", Link.SOURCE_A),
        XA_CLIENT("midxa", Link.SOURCE_A),
        SINK_OF_THE_PEER("midpeer", Link.SOURCE_B);

        private final String pair;
        private final Link source;

        Writer(String pair, Link source) {
            this.pair = pair;
            this.source = source;
        }
    }

    @ParameterizedTest
    @EnumSource
    void sourceKilledInsideATransactionRepeatsItFromItsStart(Writer writer) {
        TestServers servers = TestServers.shared();
        try (Network network = new Network(servers);
                Pair pair = network.carry(new Pair(writer.pair))) {
            start(pair);
            String read = writer == Writer.SINK_OF_THE_PEER ? pair.bookkeeping() + ".progress" : pair.table("keyed");
            killInside(servers, network.at(writer.source), pair, writer, read);
            if (writer == Writer.XA_CLIENT) {
                pair.fence(pair.a(), pair.b());
                assertThat(counts(pair, pair.b(), "keyed")).as("only prepared").isEqualTo("0|0");
                pair.a().execute("XA COMMIT 'mid'");
            }
            pair.settle();

            for (String table : List.of("keyed", "keyless")) {
                assertThat(counts(pair, pair.b(), table))
                        .isEqualTo(counts(pair, pair.a(), table))
                        .isEqualTo(ROWS + "|" + ROWS);
                assertThat(pair.topicOf(pair.b()).rowChanges(writer.pair, table))
                        .as("what A wrote, sent back by B")
                        .isEmpty();
            }
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
            assertThat(pair.journal(pair.a()).entries()).isEmpty();
        }
    }

    @Test
    void withoutTheRewindTheSourceMustRefuseToGoOn() {
        refusesToGoOnWithoutTheRewind(Writer.CLIENT);
    }

    @Test
    @Tag("long")
    void withoutTheRewindTheSourceMustRefuseToGoOnInWhatTheSinkOfThePeerWrote() {
        refusesToGoOnWithoutTheRewind(Writer.SINK_OF_THE_PEER);
    }

    private static void refusesToGoOnWithoutTheRewind(Writer writer) {
        String name = writer.pair + "off";
        try (TestServers servers = withoutRewind(name);
                Network network = new Network(servers);
                Pair pair = network.carry(new Pair(name, servers)).with(writer.source.label(), WITHOUT_REWIND)) {
            start(pair);
            killInside(servers, network.at(writer.source), pair, writer, pair.table("keyed"));

            String trace = pair.states()
                    .awaitFailure(pair.connector(writer.source.label()))
                    .text();
            assertThat(trace).contains("arrived without the rows before it");
            assertThat(pair.topicOf(pair.b()).rowChanges(name, "keyed")).isEmpty();
        }
    }

    private static TestServers withoutRewind(String name) {
        return TestServers.own(
                "servers-" + name,
                UnaryOperator.identity(),
                worker -> worker.withFurtherPlugins(HabitsPlugin.writeTo(
                        folder.resolve(name), worker.plugins().get(0))));
    }

    private static void start(Pair pair) {
        pair.a()
                .execute(
                        "CREATE TABLE " + pair.table("keyed") + " (id INT PRIMARY KEY, v INT NOT NULL)",
                        "CREATE TABLE " + pair.table("keyless") + " (id INT NOT NULL, v INT NOT NULL)");
        pair.start();
        pair.settle();
    }

    /** @param read a table of which the source reads rows in that transaction */
    private static void killInside(TestServers servers, TcpProxy proxy, Pair pair, Writer writer, String read) {
        proxy.hangAfter(BYTES_READ);
        if (writer == Writer.XA_CLIENT) {
            prepareLarge(pair);
        } else {
            writeLarge(pair);
        }
        Awaitility.await("the middle of the transaction").atMost(Pair.PATIENCE).until(proxy::isHanging);
        Awaitility.await("an offset inside it")
                .atMost(Pair.PATIENCE)
                .until(() -> isInside(read, storedOffset(pair, writer.source)));
        servers.worker().kill();
        proxy.breakConnections();
        proxy.goOn();
        servers.worker().start();
    }

    private static void writeLarge(Pair pair) {
        pair.a()
                .transaction(
                        "SET SESSION cte_max_recursion_depth = " + ROWS,
                        insert(pair.table("keyed")),
                        insert(pair.table("keyless")));
    }

    private static void prepareLarge(Pair pair) {
        pair.a()
                .execute(
                        "SET SESSION cte_max_recursion_depth = " + ROWS,
                        "XA START 'mid'",
                        insert(pair.table("keyed")),
                        insert(pair.table("keyless")),
                        "XA END 'mid'",
                        "XA PREPARE 'mid'");
    }

    private static String insert(String table) {
        return "INSERT INTO " + table + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + ROWS + ") SELECT i, i FROM n";
    }

    private static JsonNode storedOffset(Pair pair, Link source) {
        return pair.requests().offsets(pair.connector(source.label())).at("/offsets/0/offset");
    }

    /** Debezium's offset has the rows of each table that the transaction has had so far: none of them at its start. */
    private static boolean isInside(String table, JsonNode offset) {
        return offset.path("transaction_data_collection_order_" + table).asLong() > 0
                && (offset.path("event").asLong() > 0 || offset.path("row").asLong() > 0);
    }

    private static String counts(Pair pair, Site site, String table) {
        return site.value("SELECT COUNT(*), COUNT(DISTINCT id, v) FROM " + pair.table(table));
    }
}
