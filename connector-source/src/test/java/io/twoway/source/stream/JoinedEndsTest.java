package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.EndMark;
import io.twoway.contract.SiteName;
import io.twoway.contract.WireFormat;
import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.event.TransactionBegin;
import io.twoway.event.TransactionEnd;
import io.twoway.smt.OriginFilter;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.filter.TableSelection;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.offset.ServerIdentity;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JoinedEndsTest {

    private static final BookkeepingDatabase BOOKKEEPING = new BookkeepingDatabase("dts");
    private static final Xid XID = new Xid("X'6162',X'',1");

    private final SiteStream joining = stream().endingOnRows();
    private final SiteStream whole = stream();

    @Test
    void rowBeforeTheEndOfItsTransactionIsMarkedAndTheEndIsNotSent() {
        List<SourceRecord> sent = joining.forward(
                List.of(Records.begin(7), row(7, 1), row(7, 2), Records.end(7), Records.begin(8), row(8, 1), end(8)));

        assertThat(told(sent)).containsExactly("begin 7", "7.1", "7.2 ends", "begin 8", "8.1 ends");
        assertThat(sent).allSatisfy(record -> assertThat(record.headers().lastWithName(WireFormat.HEADER) != null)
                .isEqualTo(EndMark.isIn(record.headers())));
        assertThat(sent.get(2).headers().lastWithName(WireFormat.HEADER).value())
                .isEqualTo("2");
    }

    @Test
    void endIsARecordUnlessItIsAskedOtherwise() {
        assertThat(told(whole.forward(List.of(row(7, 1), end(7))))).containsExactly("7.1", "end 7");
    }

    @Test
    void endInThePollBehindItsRowIsARecord() {
        List<SourceRecord> sent = new ArrayList<>(joining.forward(List.of(Records.begin(7), row(7, 1))));
        sent.addAll(joining.forward(List.of(end(7), Records.begin(8), row(8, 1), end(8))));

        assertThat(told(sent)).containsExactly("begin 7", "7.1", "end 7", "begin 8", "8.1 ends");
    }

    @Test
    void endBehindAnythingElseThanARowOfItsTransactionThatTravelsIsARecord() {
        SourceRecord bookkept = Records.change("dts", "conflict_log", "c", 7, 1);

        assertThat(told(joining.forward(List.of(row(7, 1), bookkept, end(7))))).containsExactly("7.1", "dts", "end 7");
        assertThat(told(joining.forward(
                        List.of(row(7, 1), Records.ddl("shop", "t", "CREATE TABLE t (i INT)"), end(7)))))
                .containsExactly("7.1", "ddl", "end 7");
        assertThat(told(joining.forward(List.of(row(6, 1), end(7))))).containsExactly("6.1", "end 7");
        assertThat(told(joining.forward(List.of(Records.read("shop", "orders", 1), end(7)))))
                .containsExactly("null.0", "end 7");
        assertThat(told(joining.forward(List.of(Records.truncate("shop", "others"), end(7)))))
                .containsExactly("null.0", "end 7");
    }

    @Test
    void rowThatStaysAtHomeIsNotTheLastOne() {
        SourceRecord filtered = Records.operation("d");
        ((Struct) filtered.value()).put("transaction", ((Struct) row(7, 2).value()).getStruct("transaction"));

        assertThat(told(joining.forward(List.of(row(7, 1), filtered, end(7))))).containsExactly("7.1 ends");
        assertThat(told(joining.forward(List.of(filtered, end(7))))).containsExactly("end 7");
    }

    @Test
    void stepsOfXaTransactionsStayRecords() {
        assertThat(told(joining.forward(List.of(
                        Records.begin(7),
                        Records.step(XaStep.XA_BEGUN, XID, 7),
                        row(7, 1),
                        Records.step(XaStep.XA_PREPARED, XID, 7),
                        Records.begin(8),
                        Records.step(XaStep.XA_BEGUN, XID, 8),
                        row(8, 1),
                        end(8)))))
                .containsExactly("begin 7", "7.1", "xa 7", "begin 8", "8.1", "end 8");
    }

    static Stream<Long> seeds() {
        long first = Long.getLong("twoway.seed", System.nanoTime());
        return Stream.iterate(first, seed -> seed + 1).limit(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatPassesTheFilterIsTheSameHoweverPollsEnd(long seed) {
        Random random = new Random(seed);
        List<SourceRecord> binlog = new ArrayList<>();
        for (int number = 1; number <= 40; number++) {
            addTransaction(binlog, number, random);
        }

        List<SourceRecord> apart = passed(whole, copies(binlog), random);
        List<SourceRecord> joined = passed(joining, copies(binlog), random);

        assertThat(told(joined).stream()
                        .flatMap(text -> text.endsWith(" ends")
                                ? Stream.of(text.substring(0, text.length() - 5), "end " + text.split("\\.")[0])
                                : Stream.of(text))
                        .toList())
                .isEqualTo(told(apart));
    }

    private static void addTransaction(List<SourceRecord> binlog, int number, Random random) {
        binlog.add(Records.begin(number));
        boolean sinks = random.nextInt(3) == 0;
        int rows = random.nextInt(4);
        for (int order = 1; order <= rows; order++) {
            boolean bookkept = random.nextInt(5) == 0;
            SourceRecord row = sinks && order == 1
                    ? Records.progress("u", "b", number, Records.SERVER + number)
                    : bookkept ? Records.change("dts", "conflict_log", "c", number, order) : row(number, order);
            ((Struct) row.value()).getStruct("transaction").put("total_order", (long) order);
            binlog.add(row);
        }
        binlog.add(end(number));
        if (random.nextInt(4) == 0) {
            binlog.add(Records.ddl("shop", "t", "CREATE TABLE t (i INT)"));
        }
    }

    /** Headers are of the record. */
    private static List<SourceRecord> copies(List<SourceRecord> records) {
        return records.stream()
                .map(record -> record.newRecord(
                        record.topic(),
                        record.kafkaPartition(),
                        record.keySchema(),
                        record.key(),
                        record.valueSchema(),
                        record.value(),
                        record.timestamp()))
                .toList();
    }

    private static List<SourceRecord> passed(SiteStream stream, List<SourceRecord> binlog, Random random) {
        List<SourceRecord> passed = new ArrayList<>();
        try (OriginFilter filter = new OriginFilter()) {
            filter.configure(Map.of());
            for (int next = 0; next < binlog.size(); ) {
                int end = Math.min(binlog.size(), next + 1 + random.nextInt(9));
                stream.forward(binlog.subList(next, end)).stream()
                        .map(filter::apply)
                        .filter(Objects::nonNull)
                        .forEach(passed::add);
                next = end;
            }
        }
        return passed;
    }

    private static SourceRecord row(int transaction, int order) {
        return Records.row(Records.SERVER + transaction, order, 100);
    }

    private static SourceRecord end(int transaction) {
        return Records.end(transaction);
    }

    private static List<String> told(List<SourceRecord> sent) {
        return sent.stream()
                .map(record -> told(CapturedEvent.of(record), record.headers()))
                .toList();
    }

    private static String told(CapturedEvent event, Headers headers) {
        String number = event.transaction()
                .map(id -> id.substring(Records.SERVER.length()))
                .orElse("null");
        if (event instanceof RowEvent row) {
            String place = row.database().equals("dts") ? "dts" : number + "." + row.order();
            return place + (EndMark.isIn(headers) ? " ends" : "");
        }
        if (event instanceof TransactionEnd) {
            return "end " + number;
        }
        return event instanceof TransactionBegin
                ? "begin " + number
                : event.transaction().isPresent() ? "xa " + number : "ddl";
    }

    private static SiteStream stream() {
        return SiteStream.forward(
                new SiteStream.Origin(
                        new SiteName("a"),
                        new ServerIdentity("11111111-1111-1111-1111-111111111111", true),
                        "a",
                        BOOKKEEPING,
                        Duration.ofSeconds(1),
                        Optional::empty,
                        true,
                        true,
                        OperationFilter.parse("shop\\.orders:insert,update"),
                        new RowFilter(List.of(), BOOKKEEPING),
                        (condition, database, table, images) -> new BitSet()),
                TableSelection.ALL,
                () -> LoadPlan.NONE,
                Clock.systemUTC());
    }
}
