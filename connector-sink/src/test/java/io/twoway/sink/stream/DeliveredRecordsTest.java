package io.twoway.sink.stream;

import static io.twoway.sink.decode.StreamRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.SendMark;
import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.servers.process.Wait;
import io.twoway.sink.change.Value;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.decode.OwnServer;
import io.twoway.sink.decode.RecordDecoder;
import io.twoway.sink.decode.StreamRecords;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.destination.InMemoryDestination;
import io.twoway.sink.destination.InMemoryTable;
import io.twoway.sink.mapping.NameMapping;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.CausalOrder;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.rows.RandomTables;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.store.bookkeeping.ProgressRepair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of a stream's records into the destination, as Connect delivers them: in portions, and to tasks that start anew. */
class DeliveredRecordsTest {

    private static final StreamId STREAM = new StreamId(StreamRecords.TOPIC, 0);
    private static final int TRANSACTIONS = 1_000;
    private static final int KEYS = 12;

    private final SinkConfig config = SinkConfig.of(Map.of(
            "name", "b-sink",
            "site.name", "b",
            "topics", "a",
            "database.hostname", "localhost",
            "database.user", "u",
            "database.password", "p",
            "batch.max.rows", "20",
            "transaction.max.rows", "10"));
    private final List<InMemoryTable> tables = new RandomTables("shop").all();
    private final InMemoryDestination destination = new InMemoryDestination(tables);
    private final StreamRecords records = new StreamRecords();
    private final List<Long> reported = new ArrayList<>();
    private final List<SinkMetrics> metrics = new ArrayList<>();

    @AfterEach
    void closeMetrics() {
        metrics.forEach(SinkMetrics::close);
    }

    /** Rows as they should be, with the transactions that make them so. */
    private final class Origin {
        private final Random random;
        private final TreeMap<Integer, Integer> rows = new TreeMap<>();
        private final List<SinkRecord> sent = new ArrayList<>();

        Origin(long seed) {
            this.random = new Random(seed);
        }

        void run(long transaction) {
            if (random.nextInt(6) == 0) {
                runInTwoPhases(transaction);
                return;
            }
            int changes = 1 + random.nextInt(random.nextInt(20) == 0 ? 25 : 4);
            long order = 1;
            for (int i = 0; i < changes; i++) {
                order = change(3 * transaction, order);
            }
            if (random.nextBoolean()) {
                StreamRecords.ending(sent.get(sent.size() - 1));
            } else {
                sent.add(records.ended(3 * transaction));
            }
            if (random.nextInt(4) == 0) {
                sent.add(records.heartbeat(records.next()));
            }
        }

        /** An ordinary transaction comes between the phases, of a row that the other one does not lock. */
        private void runInTwoPhases(long transaction) {
            Xid xid = new Xid("X'" + HexFormat.of().toHexDigits(transaction) + "',X'',1");
            Map<Integer, Integer> before = Map.copyOf(rows);
            int begin = sent.size();
            for (long order = 1, end = 1L + random.nextInt(25); order <= end; ) {
                order = change(3 * transaction, order);
            }
            sent.subList(begin, sent.size()).forEach(record -> StreamRecords.of(xid, record));
            sent.add(records.step(XaStep.XA_PREPARED, 3 * transaction, xid));
            boolean commits = random.nextBoolean();
            if (!commits) {
                rows.clear();
                rows.putAll(before);
            }
            int between = KEYS + (int) (transaction % 4);
            sent.add(
                    rows.remove(between) == null
                            ? records.inserted(3 * transaction + 1, 1, row(between, 0))
                            : records.deleted(3 * transaction + 1, 1, row(between, 0)));
            if (!before.containsKey(between)) {
                rows.put(between, 0);
            }
            sent.add(records.ended(3 * transaction + 1));
            sent.add(records.step(commits ? XaStep.XA_COMMITTED : XaStep.XA_ROLLED_BACK, 3 * transaction + 2, xid));
        }

        private long change(long transaction, long order) {
            int id = random.nextInt(KEYS);
            int v = random.nextInt(100);
            Integer old = rows.get(id);
            if (old == null) {
                rows.put(id, v);
                sent.add(records.inserted(transaction, order, row(id, v)));
                return order + 1;
            }
            int other = random.nextInt(KEYS);
            if (!rows.containsKey(other)) {
                rows.remove(id);
                rows.put(other, v);
                sent.add(records.leaving(transaction, order, row(id, old)));
                sent.add(records.arriving(transaction, order + 1, row(other, v)));
                return order + 2;
            }
            if (random.nextInt(3) == 0) {
                rows.remove(id);
                sent.add(records.deleted(transaction, order, row(id, old)));
            } else {
                rows.put(id, v);
                sent.add(records.updated(transaction, order, row(id, old), row(id, v)));
            }
            return order + 1;
        }

        /** What was sent since a source offset comes again when the source starts again. */
        void repeatFrom(int first) {
            List.copyOf(sent.subList(first, sent.size())).forEach(record -> {
                SinkRecord again =
                        records.stamped(record.keySchema(), record.key(), record.valueSchema(), record.value());
                record.headers().forEach(header -> again.headers().add(header));
                sent.add(again);
            });
        }
    }

    @Test
    void eachChangeIsAppliedOnceHoweverItsRecordsComeAndCommitsEnd() {
        long seed = Long.getLong("twoway.seed", System.nanoTime());
        System.out.println("Streams: repeat it with -Dtwoway.seed=" + seed);
        Origin origin = new Origin(seed);
        Random random = new Random(~seed);
        int begin = 0;
        for (int transaction = 1; transaction <= TRANSACTIONS; transaction++) {
            if (random.nextInt(10) == 0) {
                origin.repeatFrom(begin);
            }
            begin = random.nextInt(5) == 0 ? origin.sent.size() : begin;
            origin.run(transaction);
        }

        deliver(origin.sent, random);

        assertThat(rows()).as("seed %d", seed).isEqualTo(origin.rows);
        assertThat(destination.journal()).as("seed %d", seed).isEmpty();
        assertThat(destination.prepared()).as("seed %d", seed).isEmpty();
        assertThat(destination.progress().orElseThrow().nextOffset()).isLessThanOrEqualTo(records.next());
    }

    /** Delivers portions; now and then to a task that starts anew where the progress row says. */
    private void deliver(List<SinkRecord> sent, Random random) {
        StreamApplier applier = applier(new TestThread());
        int next = 0;
        while (next < sent.size()) {
            int end = Math.min(sent.size(), next + 1 + random.nextInt(60));
            breakACommit(random);
            applier.put(sent.subList(next, end));
            next = end;
            if (random.nextInt(10) == 0) {
                applier.close();
                applier = applier(new TestThread());
                next = (int)
                        StreamContinuity.startOffset(destination.progress()).orElse(0);
            }
        }
        assertThat(applier.appliedOffset()).isEqualTo(OptionalLong.of(records.next()));
    }

    private void breakACommit(Random random) {
        DestinationException lost = new DestinationException("committing: gone", FailureKind.CONNECTION_LOST);
        switch (random.nextInt(30)) {
            case 0 -> destination.failAtCommit(lost);
            case 1 -> destination.failBehindCommit(lost);
            default -> {
                // it goes well
            }
        }
    }

    @Test
    void recordThatCannotBeReadIsReportedInItsPlace() {
        StreamApplier applier = applier(Executors.newSingleThreadExecutor());
        applier.put(List.of(
                records.inserted(1, 1, row(1, 1)),
                records.change(1, 2, "x", null, row(2, 2)),
                records.inserted(1, 3, row(3, 3)),
                records.ended(1)));
        Wait.atMost(Duration.ofSeconds(60)).until("the transaction", () -> {
            applier.put(List.of());
            return applier.isDone();
        });
        applier.close();

        assertThat(reported).containsExactly(1L);
        assertThat(rows()).containsOnlyKeys(1, 3);
    }

    @Test
    void lostRecordStopsTheTaskBeforeAnythingBehindItIsApplied() {
        StreamApplier applier = applier(new TestThread());
        applier.put(List.of(records.inserted(1, 1, row(1, 1)), records.ended(1)));
        SinkRecord marked = marked(records.heartbeat(1), 0);
        records.skip(1);

        assertThatThrownBy(() -> applier.put(List.of(marked, marked(records.inserted(2, 1, row(2, 2)), 0))))
                .isInstanceOf(ConnectException.class);
        assertThat(rows()).containsOnlyKeys(1);
    }

    @Test
    void transactionWithoutItsEndStopsTheTaskIfOneRunSentTheNext() {
        StreamApplier applier = applier(new TestThread());

        List<SinkRecord> sent =
                List.of(marked(records.inserted(1, 1, row(1, 1)), 0), marked(records.inserted(2, 1, row(2, 2)), 0));
        assertThatThrownBy(() -> applier.put(sent))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("the end of the one before it has not come");
        assertThat(rows()).isEmpty();
    }

    @Test
    void transactionWithoutTheRowThatEndsItStopsTheTaskToo() {
        StreamApplier applier = applier(new TestThread());

        List<SinkRecord> sent = List.of(
                marked(records.inserted(1, 1, row(1, 1)), 0),
                marked(StreamRecords.ending(records.inserted(2, 1, row(2, 2))), 0));
        assertThatThrownBy(() -> applier.put(sent))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("the end of the one before it has not come");
        assertThat(rows()).isEmpty();
    }

    @Test
    void rowThatEndsATransactionAndCannotBeReadIsReportedInItsPlace() {
        StreamApplier applier = applier(Executors.newSingleThreadExecutor());
        applier.put(List.of(
                records.inserted(1, 1, row(1, 1)),
                StreamRecords.ending(records.change(1, 2, "x", null, row(2, 2))),
                StreamRecords.ending(records.change(2, 1, "x", null, row(3, 3))),
                StreamRecords.ending(records.arriving(3, 1, row(4, 4))),
                StreamRecords.ending(records.inserted(4, 1, row(5, 5)))));
        Wait.atMost(Duration.ofSeconds(60)).until("the transactions", () -> {
            applier.put(List.of());
            return applier.isDone();
        });
        applier.close();

        assertThat(reported).containsExactly(1L, 2L, 3L);
        assertThat(rows()).containsOnlyKeys(1, 5);
        assertThat(destination.progress().orElseThrow().nextOffset()).isEqualTo(5);
    }

    private static SinkRecord marked(SinkRecord record, long before) {
        new SendMark("run", before).writeTo(Stream.of(record.headers()));
        return record;
    }

    private StreamApplier applier(ExecutorService thread) {
        Referee referee = new Referee(
                config.conflicts().policies(),
                config.conflicts().detector(),
                config.conflicts().resolver());
        SinkMetrics counters = new SinkMetrics(STREAM, "b" + metrics.size(), Clock.systemUTC());
        metrics.add(counters);
        return new StreamApplier(
                STREAM,
                destination,
                thread,
                new RecordDecoder(config.site(), OwnServer.of(List.of()), NameMapping.NONE),
                referee,
                config.batch(),
                destination.progress(),
                new ProgressRepair(config.bookkeeping(), STREAM),
                new CausalOrder(List.of(), topic -> OptionalLong.empty()),
                new RetryBudget(config.retry(), destination.address(), Clock.systemUTC()),
                StreamPace.of(config.throttle()),
                Optional.of(new UnappliedRecords((record, failure) -> {
                    reported.add(record.kafkaOffset());
                    return CompletableFuture.completedFuture(null);
                })),
                config.ddl(),
                counters);
    }

    private Map<Integer, Integer> rows() {
        Map<Integer, Integer> rows = new TreeMap<>();
        tables.stream()
                .filter(table -> table.schema().name().table().equals("plain"))
                .flatMap(table -> table.rows().stream())
                .forEach(row -> rows.put(
                        number(row.values().get(0)), number(row.values().get(1))));
        return rows;
    }

    private static int number(Value value) {
        return (int) ((Value.Whole) value).value();
    }
}
