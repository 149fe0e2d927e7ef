package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.smt.OriginFilter;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.filter.TableSelection;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.stage.RecordCopy;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures what a record costs on its way through the stream and the filter, in time of the processor. */
@Tag("long")
class SiteStreamCostTest {

    private static final int ROWS = 2_000;
    private static final int ROUNDS = 600;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SourceRecord row = Records.row("t:1", 1, 100);
    private final SiteStream stream =
            SiteStream.forward(origin(), TableSelection.ALL, () -> LoadPlan.NONE, Clock.systemUTC());

    @Test
    void rowOfALargeTransaction() {
        measure("a transaction of " + ROWS + " rows", poll -> poll(1, ROWS));
    }

    @Test
    void rowOfATransactionOfItsOwn() {
        measure("transactions of one row", poll -> poll(ROWS / 3, 1));
    }

    @Test
    void rowThatEndsATransactionOfItsOwn() {
        stream.endingOnRows();
        measure("transactions of one row that ends them", poll -> poll(ROWS / 3, 1));
    }

    private void measure(String what, Function<Integer, List<SourceRecord>> polls) {
        try (OriginFilter filter = new OriginFilter()) {
            filter.configure(Map.of());
            stream.forward(List.of(Records.progress("u", "b", 123_456, "t:0")));
            List<Long> costs = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                costs.add(cost(polls.apply(round), filter));
            }
            List<Long> warm =
                    costs.subList(ROUNDS / 2, ROUNDS).stream().sorted().toList();
            System.out.printf(
                    "%s: %d ns per record (median of %d polls; 10%%: %d, 90%%: %d)%n",
                    what,
                    warm.get(warm.size() / 2),
                    warm.size(),
                    warm.get(warm.size() / 10),
                    warm.get(warm.size() * 9 / 10));
        }
    }

    private long cost(List<SourceRecord> polled, OriginFilter filter) {
        long before = THREADS.getCurrentThreadCpuTime();
        long passed = stream.forward(polled).stream()
                .filter(record -> filter.apply(record) != null)
                .count();
        long after = THREADS.getCurrentThreadCpuTime();
        assertThat(passed).isPositive();
        return (after - before) / polled.size();
    }

    private List<SourceRecord> poll(int transactions, int rows) {
        List<SourceRecord> records = new ArrayList<>();
        for (int transaction = 1; transaction <= transactions; transaction++) {
            String id = Records.SERVER + transaction;
            records.add(placed(Records.begin(transaction), id, records.size()));
            for (int order = 1; order <= rows; order++) {
                records.add(placed(row(id, order), id, order));
            }
            records.add(placed(Records.end(transaction), id, records.size()));
        }
        return records;
    }

    /** All rows of a table have one schema. */
    private SourceRecord row(String id, long order) {
        Struct value = RecordCopy.of((Struct) row.value());
        value.put(
                "transaction",
                RecordCopy.of(value.getStruct("transaction")).put("id", id).put("total_order", order));
        return row.newRecord(row.topic(), 0, null, "key", value.schema(), value, row.timestamp());
    }

    /** The offset has what Debezium's has inside a transaction. */
    private static SourceRecord placed(SourceRecord record, String id, long event) {
        Map<String, Object> offset = new HashMap<>(Map.of(
                "transaction_id",
                id,
                "ts_sec",
                1_700_000_000L,
                "file",
                "binlog.000017",
                "pos",
                1_234_567L,
                "gtids",
                Records.SERVER + "1-1000000",
                "row",
                1L,
                "server_id",
                1L,
                "event",
                event,
                "transaction_data_collection_order_shop.orders",
                event));
        return new SourceRecord(
                record.sourcePartition(),
                offset,
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp());
    }

    private static SiteStream.Origin origin() {
        return new SiteStream.Origin(
                new SiteName("a"),
                new ServerIdentity("11111111-1111-1111-1111-111111111111", true),
                "a",
                new BookkeepingDatabase(BookkeepingDatabase.DEFAULT_NAME),
                Duration.ofSeconds(1),
                Optional::empty,
                true,
                true,
                OperationFilter.parse(""),
                new RowFilter(List.of(), new BookkeepingDatabase(BookkeepingDatabase.DEFAULT_NAME)),
                (condition, database, table, images) -> new BitSet());
    }
}
