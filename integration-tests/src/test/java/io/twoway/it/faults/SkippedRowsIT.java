package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.contract.SendMark;
import io.twoway.contract.Stamp;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.StreamTopic;
import io.twoway.it.pair.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * B is read by two sources: one passes over what the sink at B writes, the other reads it and leaves it to the filter. Their
 * topics must have the same records.
 */
class SkippedRowsIT {

    private static final long SEED = Long.getLong("twoway.seed", System.nanoTime());
    private static final String CONTEXT = "repeat it with -Dtwoway.seed=" + SEED;
    private static final int TRANSACTIONS = 150;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Say when and by whom a record was sent. */
    private static final Set<String> OF_ITS_SOURCE = Set.of(SendMark.HEADER, Stamp.OFFSET_HEADER, Stamp.ORIGIN_HEADER);

    private final Random random = new Random(SEED);

    @Test
    void topicHasTheSameRecordsAsThatOfASourceWhichReadsWhatSinksWrote(@TempDir Path folder) {
        try (TestServers servers = servers(folder);
                Pair pair =
                        new Pair("skips", servers).withDatabases("skipsmore").with("source-b", rowFilter())) {
            createTables(pair.a());
            pair.start();
            StreamTopic twins = startTwin(pair);
            mark(pair, 1);
            for (int i = 1; i <= TRANSACTIONS; i++) {
                write(random.nextBoolean() ? pair.a() : pair.b(), pair, 2 * i);
            }
            pair.settle();
            mark(pair, 2);

            List<String> read = between(twins);
            List<String> skipped = between(pair.topicOf(pair.b()));
            assertThat(skipped).as(CONTEXT).hasSizeGreaterThan(TRANSACTIONS).isEqualTo(read);
        }
    }

    private TestServers servers(Path folder) {
        boolean compressed = random.nextBoolean();
        return TestServers.own(
                "servers-skips",
                mysql -> mysql.withArguments("--binlog-transaction-compression=" + (compressed ? "ON" : "OFF")),
                worker -> worker.withFurtherPlugins(
                        HabitsPlugin.writeTo(folder, worker.plugins().get(0))));
    }

    private static Map<String, String> rowFilter() {
        return Map.of(
                "row.filter", "even",
                "row.filter.even.tables", "skips.filtered",
                "row.filter.even.condition", "v % 2 = 0");
    }

    private static void createTables(Site site) {
        site.execute("CREATE DATABASE IF NOT EXISTS skipsmore");
        for (String table : List.of("skips.t", "skips.filtered", "skipsmore.t", "skips.marks")) {
            site.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, v INT NOT NULL)");
        }
    }

    private static StreamTopic startTwin(Pair pair) {
        String name = "skips-twin";
        Map<String, String> settings = new HashMap<>(pair.config("source-b"));
        settings.put("connector.class", HabitsPlugin.WITH_SINK_ROWS);
        settings.put("site.name", name);
        settings.put("database.server.id", "779999");
        pair.rest().put(name, settings);
        pair.states().awaitStreaming(name);
        return pair.topicOf(new Site(name, pair.b()::connect));
    }

    private static void mark(Pair pair, int id) {
        pair.b().execute("INSERT INTO skips.marks VALUES (" + id + ", 0)");
    }

    /** Writes one transaction, with ids that the other site does not use. */
    private void write(Site site, Pair pair, int i) {
        int id = 10_000 * i + (site == pair.a() ? 0 : 1);
        String compressed = "SET SESSION binlog_transaction_compression = " + random.nextInt(2);
        switch (random.nextInt(6)) {
            case 0 -> site.transaction(compressed, insert("skips.t", id, 2_000));
            case 1 ->
                site.execute(
                        compressed,
                        "XA START 'x" + id + "'",
                        insert("skips.t", id, 3),
                        "XA END 'x" + id + "'",
                        "XA PREPARE 'x" + id + "'",
                        "XA " + (random.nextBoolean() ? "COMMIT" : "ROLLBACK") + " 'x" + id + "'");
            case 2 ->
                site.transaction(
                        compressed,
                        insert("skips.t", id, 2),
                        "SAVEPOINT s",
                        insert("skipsmore.t", id, 2),
                        "UPDATE skips.t SET v = v + 1 WHERE id = " + id);
            case 3 ->
                site.transaction(
                        insert("skips.filtered", id, 5),
                        "UPDATE skips.filtered SET v = v + 1 WHERE id BETWEEN " + id + " AND " + (id + 3));
            case 4 -> site.execute("CREATE TABLE skips.d" + id + " (id INT PRIMARY KEY)");
            default ->
                site.execute(
                        insert("skipsmore.t", id, 3),
                        "DELETE FROM skipsmore.t WHERE id = " + id,
                        "UPDATE skipsmore.t SET id = id + 5000 WHERE id = " + (id + 2));
        }
    }

    /** Every second id is of this site. */
    private static String insert(String table, int first, int rows) {
        return "INSERT /*+ SET_VAR(cte_max_recursion_depth = 5000) */ INTO " + table
                + " WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + (rows - 1) + ") SELECT " + first
                + " + 2 * i, i FROM n";
    }

    /** Returns the records between both marks, once the second is there. */
    private static List<String> between(StreamTopic topic) {
        Awaitility.await("the second mark")
                .atMost(Pair.PATIENCE)
                .until(() -> topic.rowChanges("skips", "marks").size() == 2);
        List<String> records = new ArrayList<>();
        topic.read(0, record -> told(record).ifPresent(records::add));
        List<Integer> marks = Stream.iterate(0, i -> i < records.size(), i -> i + 1)
                .filter(i -> records.get(i).contains("\"table\":\"marks\""))
                .toList();
        return records.subList(marks.get(0), marks.get(1));
    }

    private static Optional<String> told(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode value = (ObjectNode) payload(record.value());
        if (value.has("ts_ms") && value.size() == 1) {
            return Optional.empty(); // a heartbeat
        }
        value.remove(List.of("ts_ms", "ts_us", "ts_ns"));
        if (value.get("source") instanceof ObjectNode source) {
            source.remove("name");
        }
        return Optional.of(payload(record.key()) + " " + value + " " + headers(record));
    }

    private static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .filter(header -> !OF_ITS_SOURCE.contains(header.key()))
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static JsonNode payload(byte[] json) {
        try {
            return JSON.readTree(json).get("payload");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
