package io.twoway.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OriginFilterTest {

    private final OriginFilter filter = new OriginFilter();
    private final BinlogScript binlog = new BinlogScript();

    @BeforeEach
    void configure() {
        filter.configure(Map.of());
    }

    @Test
    void localTransactionPassesWithItsEndButWithoutItsBegin() {
        binlog.begin("t:1").row().row().end();

        assertThat(passed()).containsExactly("row 1", "row 2", "end t:1");
    }

    @Test
    void markedTransactionIsDroppedWholeWithItsEnd() {
        binlog.begin("t:1").progressRow().row().row().end();

        assertThat(passed()).isEmpty();
    }

    @Test
    void localTransactionsAroundAMarkedOnePass() {
        binlog.begin("t:1").row().end();
        binlog.begin("t:2").progressRow().row().end();
        binlog.begin("t:3").row().end();

        assertThat(passed()).containsExactly("row 1", "end t:1", "row 4", "end t:3");
    }

    @Test
    void heartbeatPassesInTheMiddleOfAMarkedTransaction() {
        binlog.begin("t:1").progressRow().row().heartbeat().row().end();

        assertThat(passed()).containsExactly("heartbeat");
    }

    @Test
    void progressRowThatIsNotTheFirstRowDoesNotMarkButIsDropped() {
        binlog.begin("t:1").row().progressRow().row().end();

        assertThat(passed()).containsExactly("row 1", "row 3", "end t:1");
    }

    @Test
    void journalRowFirstDoesNotMarkButIsDropped() {
        binlog.begin("t:1").row("dts", "conflict_log", "c").row().end();

        assertThat(passed()).containsExactly("row 2", "end t:1");
    }

    @Test
    void endOfATransactionWithoutAnyPassedRowIsDropped() {
        binlog.begin("t:1").end().begin("t:2").row("dts", "conflict_log", "c").end();

        assertThat(passed()).isEmpty();
    }

    @Test
    void transactionRepeatedFromItsHeadAfterARestartIsJudgedAnew() {
        binlog.begin("t:1").progressRow().row();
        assertThat(passed()).isEmpty();
        BinlogScript again =
                new BinlogScript().begin("t:1").progressRow().row().row().end();
        again.begin("t:2").row().end();

        assertThat(passed(new OriginFilter(), again)).containsExactly("row 4", "end t:2");
        assertThat(passed(filter, again)).containsExactly("row 4", "end t:2");
    }

    @Test
    void localTransactionRepeatedFromItsHeadPassesAgain() {
        binlog.begin("t:1").row();
        binlog.begin("t:1").row().row().end();

        assertThat(passed()).containsExactly("row 1", "row 2", "row 3", "end t:1");
    }

    @Test
    void rowThatContinuesAnUnknownTransactionIsRefused() {
        BinlogScript whole = new BinlogScript().begin("t:1").progressRow().row();
        SourceRecord tail = whole.records().get(2);

        assertThatThrownBy(() -> filter.apply(tail))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t:1")
                .hasMessageContaining("shop.orders")
                .hasMessageContaining("TwoWayMySqlSourceConnector");
    }

    @Test
    void transactionWithoutBeginRecordStartsWithItsFirstRow() {
        binlog.begin("t:1").progressRow().row().end();
        binlog.records().remove(0);

        assertThat(passed()).isEmpty();
    }

    @Test
    void snapshotRowsPassExceptBookkeeping() {
        binlog.row("shop", "orders", "r").row("dts", "progress", "r");

        assertThat(passed()).containsExactly("row 1");
    }

    @Test
    void truncatePasses() {
        binlog.row("shop", "orders", "t");

        assertThat(passed()).containsExactly("truncate");
    }

    @Test
    void ddlPassesExceptBookkeeping() {
        binlog.ddl("shop", "ALTER TABLE orders ADD x INT").ddl("dts", "CREATE TABLE progress (a INT)");

        assertThat(passed()).containsExactly("ALTER TABLE orders ADD x INT");
    }

    @Test
    void bookkeepingDatabaseCanHaveAnotherName() {
        filter.configure(Map.of(BookkeepingDatabase.CONFIG, "books"));
        binlog.begin("t:1").row("books", "progress", "u").row().end();
        binlog.begin("t:2").progressRow().end();

        assertThat(passed()).containsExactly("row 3", "end t:2");
    }

    @Test
    void stampSaysSiteTransactionAndWhatWasSeen() {
        binlog.begin("t:1").row();
        SourceRecord row = binlog.records().get(1);
        row.headers().addString(Stamp.SEEN_HEADER, "b=7");
        filter.apply(binlog.records().get(0));

        Optional<Stamp> stamp = Stamp.readFrom(filter.apply(row).headers());

        assertThat(stamp)
                .contains(
                        new Stamp(new SiteName(BinlogScript.SITE), Optional.of("t:1"), SeenOffsets.NONE.with("b", 7)));
        assertThat(row.headers().allWithName(Stamp.SEEN_HEADER)).toIterable().hasSize(1);
    }

    @Test
    void stampWithoutTransactionOrKnowledgeIsEmptyInBoth() {
        binlog.heartbeat();

        Optional<Stamp> stamp =
                Stamp.readFrom(filter.apply(binlog.records().get(0)).headers());

        assertThat(stamp).contains(new Stamp(new SiteName(BinlogScript.SITE), Optional.empty(), SeenOffsets.NONE));
    }

    @Test
    void recordThatIsNotDebeziumsIsRefusedWithTheTopic() {
        SourceRecord alien = BinlogScript.record(Map.of("server", "a"), "text");

        assertThatThrownBy(() -> filter.apply(alien))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'site-a'")
                .hasMessageContaining("TwoWayMySqlSourceConnector");
    }

    @Test
    void tombstoneIsRefused() {
        assertThatThrownBy(() -> filter.apply(BinlogScript.record(Map.of("server", "a"), null)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void recordWithoutASiteIsRefused() {
        binlog.heartbeat();
        Struct value = (Struct) binlog.records().get(0).value();

        assertThatThrownBy(() -> filter.apply(BinlogScript.record(Map.of(), value)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("server");
    }

    @Test
    void connectFindsTheFilterByItsManifest() {
        assertThat(ServiceLoader.load(Transformation.class)).hasAtLeastOneElementOfType(OriginFilter.class);
        assertThat(filter.version()).isNotBlank();
        assertThat(filter.config().names()).containsExactly(BookkeepingDatabase.CONFIG);
    }

    @Test
    void exactlyTheLocalRowsPassOfAnyInterleaving() {
        long seed = System.nanoTime();
        System.out.println("exactlyTheLocalRowsPassOfAnyInterleaving seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            BinlogScript script = new BinlogScript();
            List<String> expected = randomBinlog(random, script);

            assertThat(passed(new OriginFilter(), script))
                    .as("seed %d round %d", seed, round)
                    .filteredOn(text -> text.startsWith("row"))
                    .isEqualTo(expected);
        }
    }

    private static List<String> randomBinlog(Random random, BinlogScript script) {
        List<String> expected = new ArrayList<>();
        int row = 0;
        for (int transaction = 1; transaction <= 1 + random.nextInt(20); transaction++) {
            boolean marked = random.nextBoolean();
            script.begin("t:" + transaction);
            if (marked) {
                script.progressRow();
                row++;
            }
            for (int i = random.nextInt(6); i > 0; i--) {
                row++;
                boolean journal = random.nextInt(4) == 0;
                script.row(journal ? "dts" : "shop", journal ? "conflict_log" : "orders", "c");
                if (!marked && !journal) {
                    expected.add("row " + row);
                }
                if (random.nextInt(5) == 0) {
                    script.heartbeat();
                }
            }
            script.end();
        }
        return expected;
    }

    @Test
    void aTransactionWhoseFirstRowWasFilteredAtTheSourceStaysLocal() {
        binlog.begin("t:1").row().progressRow().row().end();
        binlog.records().remove(1);

        assertThat(passed()).containsExactly("row 3", "end t:1");
    }

    private List<String> passed() {
        return passed(filter, binlog);
    }

    private static List<String> passed(OriginFilter filter, BinlogScript script) {
        List<String> texts = new ArrayList<>();
        for (SourceRecord record : script.records()) {
            Optional.ofNullable(filter.apply(record))
                    .map(OriginFilterTest::text)
                    .ifPresent(texts::add);
        }
        return texts;
    }

    private static String text(SourceRecord record) {
        CapturedEvent event = CapturedEvent.of(record);
        Struct value = (Struct) record.value();
        if (event instanceof RowEvent row) {
            return row.isTruncate()
                    ? "truncate"
                    : "row " + value.getStruct("after").getInt64("id");
        }
        if (value.schema().field("ddl") != null) {
            return value.getString("ddl");
        }
        return value.schema().field("status") == null ? "heartbeat" : "end " + value.getString("id");
    }
}
