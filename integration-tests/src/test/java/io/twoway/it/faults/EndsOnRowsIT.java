package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.EndMark;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.StreamTopic;
import io.twoway.it.pair.TestServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Transactions end on their last rows, and sources die at any byte of the binlog: between two rows, between the last row and the end
 * that it would have been marked with, between transactions.
 */
class EndsOnRowsIT {

    private static final long SEED = Long.getLong("twoway.seed", System.nanoTime());
    private static final String CONTEXT = "repeat it with -Dtwoway.seed=" + SEED;
    private static final int ROUNDS = 5;
    private static final int TRANSACTIONS = 40; // of a round, of some 400 bytes each
    private static final List<String> TABLES = List.of("keyed", "keyless");

    private final Random random = new Random(SEED);

    // Mutable state
    private int id;

    @Test
    void eachTransactionArrivesOnceWhereverItsSourceDiesAndWhicheverFormItHas() {
        TestServers servers = TestServers.shared();
        try (Network network = new Network(servers);
                Pair pair = network.carry(new Pair("endsonrows"))) {
            List.of("source-a", "source-b").forEach(role -> pair.with(role, ends("row")));
            for (String table : TABLES) {
                pair.a()
                        .execute("CREATE TABLE " + pair.table(table) + " (id INT NOT NULL, v INT NOT NULL"
                                + (table.equals("keyed") ? ", PRIMARY KEY (id))" : ")"));
            }
            pair.start();
            for (int round = 0; round < ROUNDS; round++) {
                killInside(servers, network.at(Link.SOURCE_A), pair);
                pair.settle();
                assertEqual(pair);
            }
            changeTheForm(pair);
            pair.settle();

            assertEqual(pair);
            assertThat(marked(pair.topicOf(pair.a()))).as(CONTEXT).isPositive();
            assertThat(marked(pair.topicOf(pair.b()))).as(CONTEXT).isPositive();
            assertThat(pair.topicOf(pair.b()).rowChanges("endsonrows", "keyless"))
                    .as("%s: what A wrote, sent back by B", CONTEXT)
                    .allMatch(row -> row.at("/after/id").asInt() < 0);
            assertThat(pair.topicOf(pair.b()).rowChanges("endsonrows", "keyed"))
                    .as("%s: what A wrote, sent back by B", CONTEXT)
                    .isEmpty();
        }
    }

    private static Map<String, String> ends(String form) {
        return Map.of("transaction.end", form);
    }

    /** The network stops behind a number of bytes that nobody chose, and goes on for another worker. */
    private void killInside(TestServers servers, TcpProxy proxy, Pair pair) {
        proxy.hangAfter(500 + random.nextInt(10_000));
        write(pair.a(), pair);
        // rows of B have negative numbers
        pair.b().execute("INSERT INTO " + pair.table("keyless") + " VALUES (" + - ++id + ", 0)");
        Awaitility.await("the hang").atMost(Pair.PATIENCE).until(proxy::isHanging);
        pair.fence(pair.b(), pair.a());
        servers.worker().kill();
        proxy.breakConnections();
        proxy.goOn();
        servers.worker().start();
    }

    private void write(Site site, Pair pair) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            site.transaction(IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(row ->
                            "INSERT INTO " + pair.table(TABLES.get(random.nextInt(2))) + " VALUES (" + ++id + ", 0)")
                    .toArray(String[]::new));
        }
    }

    /** While rows are written: what was sent in one form comes again in the other. */
    private void changeTheForm(Pair pair) {
        for (String form : List.of("record", "row")) {
            write(pair.a(), pair);
            Map<String, String> settings = new HashMap<>(pair.config("source-a"));
            settings.putAll(ends(form));
            pair.rest().put(pair.connector("source-a"), settings);
            write(pair.a(), pair);
            pair.settle();
        }
    }

    private void assertEqual(Pair pair) {
        for (String table : TABLES) {
            String rows = "SELECT id, v FROM " + pair.table(table) + " ORDER BY id, v";
            assertThat(pair.b().rows(rows))
                    .as(CONTEXT)
                    .isEqualTo(pair.a().rows(rows))
                    .doesNotHaveDuplicates();
        }
        assertThat(pair.journal(pair.b()).entries()).as(CONTEXT).isEmpty();
        assertThat(pair.journal(pair.a()).entries()).as(CONTEXT).isEmpty();
    }

    private static int marked(StreamTopic topic) {
        AtomicInteger marked = new AtomicInteger();
        topic.read(0, record -> {
            if (record.headers().lastHeader(EndMark.HEADER) != null) {
                marked.incrementAndGet();
            }
        });
        return marked.get();
    }
}
