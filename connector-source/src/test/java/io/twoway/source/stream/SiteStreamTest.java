package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.OriginSession;
import io.twoway.contract.SendMark;
import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.source.filter.ConditionText;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.filter.RowCondition;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.filter.TableSelection;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.outage.SettableClock;
import io.twoway.source.statement.SessionLabel;
import io.twoway.source.statement.StatementLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class SiteStreamTest {

    private static final ServerIdentity SERVER = new ServerIdentity("server-1", true);

    private final SettableClock clock = new SettableClock();
    private Optional<Instant> quiet = Optional.of(clock.instant());
    private final SiteStream forward = forward();
    private final SiteStream reverse = SiteStream.reverse(origin(), clock);

    @Test
    void everyRecordGoesToTheOnePartitionAndKeepsKeyValueAndSchemas() {
        SourceRecord row = Records.row("t:1", 1, 100);

        assertThat(forward.forward(List.of(row))).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("a-stream");
            assertThat(sent.kafkaPartition()).isZero();
            assertThat(sent.key()).isEqualTo(row.key());
            assertThat(sent.value()).isEqualTo(row.value());
            assertThat(sent.valueSchema()).isSameAs(row.valueSchema());
            assertThat(sent.timestamp()).isEqualTo(row.timestamp());
            assertThat(sent.sourcePartition()).isEqualTo(row.sourcePartition());
        });
    }

    @Test
    void whatWasSeenStandsInHeaderAndOffsetFromTheProgressRowOn() {
        List<SourceRecord> sent = forward.forward(List.of(
                Records.row("t:1", 1, 100),
                Records.progress("c", "b", 5),
                Records.row("t:3", 1, 300),
                Records.progress("u", "c", 9),
                Records.progress("d", "b", 5),
                Records.row("t:4", 1, 400)));

        assertThat(sent)
                .extracting(SiteStreamTest::seenInHeader)
                .containsExactly("", "b=5", "b=5", "b=5,c=9", "b=5,c=9", "b=5,c=9");
        assertThat(sent).allSatisfy(record -> assertThat(record.sourceOffset().get(SeenTracker.OFFSET_KEY))
                .isEqualTo(seenInHeader(record)));
    }

    @Test
    void restartTakesUpWhatWasSeenAtTheStoredOffsetAndForgetsWhatCameLater() {
        forward.forward(List.of(Records.progress("u", "b", 900)));

        Map<String, Object> start = forward.resumeAt(Map.of("pos", 4L, "event", 2L, "twoway_seen", "b=7"));

        assertThat(start).isEqualTo(Map.of("pos", 4L));
        assertThat(forward.forward(List.of(Records.row("t:1", 1, 100))))
                .extracting(SiteStreamTest::seenInHeader)
                .containsExactly("b=7");
    }

    @Test
    void serverStandsInTheOffsetAndIsTakenOutBeforeDebeziumReadsIt() {
        SourceRecord sent = forward.forward(List.of(Records.row("t:1", 1, 100))).get(0);

        assertThat(ServerIdentity.of(sent.sourceOffset())).contains(SERVER);
        assertThat(forward.resumeAt(
                        new HashMap<>(Map.of("pos", 4L, "twoway_server", "server-1", "twoway_gtids", true))))
                .isEqualTo(Map.of("pos", 4L));
    }

    @Test
    void reverseSendsNeitherDdlNorTruncate() {
        List<SourceRecord> sent = reverse.forward(List.of(
                Records.ddl("shop", "orders", "ALTER TABLE orders ADD x INT"),
                Records.truncate("shop", "orders"),
                Records.row("t:1", 1, 100)));

        assertThat(sent).singleElement().satisfies(record -> assertThat(((Struct) record.value()).getString("op"))
                .isEqualTo("c"));
    }

    @Test
    void updateThatBringsARowInIsAnInsertToThePeerAndAnUpdateToTheOperationFilter() {
        SourceRecord judged = Records.change("u", 1, 100);
        SourceRecord filtered = Records.change("u", 1, 100);
        ((Struct) judged.value()).getStruct("source").put("table", "judged");
        ((Struct) filtered.value()).getStruct("source").put("table", "filtered");

        assertThat(forward.forward(List.of(filtered, judged))).singleElement().satisfies(sent -> {
            Struct value = (Struct) sent.value();
            assertThat(value.getStruct("source").getString("table")).isEqualTo("judged");
            assertThat(value.getString("op")).isEqualTo("c");
            assertThat(value.getStruct("before")).isNull();
        });
    }

    @Test
    void forwardSendsDdlAndTruncate() {
        assertThat(forward.forward(List.of(
                        Records.ddl("shop", "orders", "ALTER TABLE orders ADD x INT"),
                        Records.truncate("shop", "orders"))))
                .hasSize(2);
    }

    @Test
    void operationsAreFilteredInBothDirections() {
        SourceRecord truncation = Records.truncate("shop", "filtered");
        assertThat(forward.forward(List.of(truncation, Records.operation("d")))).hasSize(1);
        assertThat(reverse.forward(List.of(truncation, Records.operation("d")))).hasSize(1);
    }

    @Test
    void statementThatIsReportedInPartsTravelsWholeAndOnce() {
        String rename = "RENAME TABLE orders TO old, crm.fresh TO orders";
        List<SourceRecord> sent = forward.forward(List.of(
                Records.ddl("shop", "old", new StatementLabel(1, "shop").on(rename)),
                Records.ddl("shop", "orders", new StatementLabel(2, "shop").on(rename))));

        assertThat(sent).singleElement().satisfies(record -> {
            assertThat(((Struct) record.value()).getString("ddl")).isEqualTo(rename);
            assertThat(((Struct) record.value()).getString("databaseName")).isEqualTo("shop");
        });
    }

    @Test
    void statementSaysInWhichTransactionItStands() {
        String create = "CREATE TABLE `copy` (`id` int) START TRANSACTION";
        SourceRecord alone = Records.ddl("shop", "orders", "ALTER TABLE orders ADD x INT");
        SourceRecord withRows = Records.ddl("shop", "copy", create);
        SourceRecord inside = new SourceRecord(
                withRows.sourcePartition(),
                Map.of("file", "binlog.000001", "pos", 200L, "transaction_id", "file=binlog.000001,pos=200"),
                withRows.topic(),
                withRows.valueSchema(),
                withRows.value());

        assertThat(forward.forward(List.of(alone, inside)))
                .extracting(sent -> Stamp.statementTransactionIn(sent.headers()))
                .containsExactly(Optional.empty(), Optional.of("file=binlog.000001,pos=200"));
    }

    @Test
    void heartbeatsSayHowFarTheSourceHasReadAlsoWhereTheFilterDropsTheLastRecord() {
        SourceRecord row = Records.row("t:1", 1, 100);
        Schema beat = SchemaBuilder.struct()
                .name("io.debezium.connector.common.Heartbeat")
                .field("ts_ms", Schema.INT64_SCHEMA)
                .build();
        SourceRecord heartbeat = new SourceRecord(
                row.sourcePartition(), row.sourceOffset(), "beats", beat, new Struct(beat).put("ts_ms", 1L));

        assertThat(forward.forward(List.of(heartbeat, Records.row("t:2", 1, 200), Records.progress("u", "b", 5))))
                .extracting(sent -> sent.headers().lastWithName(Stamp.OFFSET_HEADER) != null)
                .containsExactly(true, false, true);
    }

    @Test
    void statementRunsInTheDatabaseOfItsSession() {
        String create = "CREATE TABLE shop.orders LIKE template";
        List<SourceRecord> sent =
                forward.forward(List.of(Records.ddl("shop", "orders", new StatementLabel(1, "crm \u00e9").on(create))));

        assertThat(sent).singleElement().satisfies(record -> assertThat(
                        ((Struct) record.value()).getString("databaseName"))
                .isEqualTo("crm \u00e9"));
    }

    @Test
    void statementRunsInItsSession() {
        OriginSession session = OriginSession.NONE.with("sql_mode", "ANSI").with("time_zone", "+08:00");
        String create = "CREATE VIEW v AS SELECT 1";
        String alter = "ALTER TABLE orders ADD c INT";
        List<SourceRecord> sent = forward.forward(List.of(
                Records.ddl("shop", "", SessionLabel.on(session, create)),
                Records.ddl("shop", "orders", new StatementLabel(1, "shop").on(SessionLabel.on(session, alter)))));

        assertThat(sent)
                .extracting(record -> ((Struct) record.value()).getString("ddl"))
                .containsExactly(create, alter);
        assertThat(sent).allSatisfy(record -> assertThat(Stamp.sessionIn(record.headers()))
                .isEqualTo(session));
    }

    @Test
    void whatTheBinlogSaysOfAStatementTravelsInHeadersOfItsOwn() {
        OriginSession session = OriginSession.NONE.with("sql_mode", "ANSI");
        SourceRecord made = sent(session.with(OriginSession.MADE, "1"), "CREATE TABLE IF NOT EXISTS t (id INT)");
        assertThat(made.headers().lastWithName(Stamp.SESSION_HEADER).value()).isEqualTo(session.encoded());
        assertThat(Stamp.sessionIn(made.headers()).value(OriginSession.MADE)).isPresent();

        SourceRecord copy = sent(session.with(OriginSession.COPIES_TEMPORARY, "1"), "CREATE TABLE t LIKE tmp");
        assertThat(Stamp.sessionIn(copy.headers())).isEqualTo(session);
        assertThat(Stamp.refusalIn(copy.headers()))
                .hasValueSatisfying(why -> assertThat(why).contains("temporary"));
    }

    private SourceRecord sent(OriginSession session, String statement) {
        return forward.forward(List.of(Records.ddl("shop", "t", SessionLabel.on(session, statement))))
                .get(0);
    }

    @Test
    void silenceIsFilledWithHeartbeatsAtTheLastOffset() {
        forward.forward(List.of(Records.row("t:1", 1, 100)));
        assertThat(forward.forward(List.of())).isEmpty();

        clock.pass(Duration.ofSeconds(1));

        assertThat(forward.forward(List.of())).singleElement().satisfies(beat -> {
            assertThat(beat.valueSchema().name()).isEqualTo("io.debezium.connector.common.Heartbeat");
            assertThat(((Struct) beat.value()).getInt64("ts_ms")).isEqualTo(clock.millis() - 1000);
            assertThat(beat.topic()).isEqualTo("a-stream");
            assertThat(beat.sourceOffset())
                    .isEqualTo(Map.of(
                            "file", "binlog.000001",
                            "pos", 4L,
                            "twoway_seen", "",
                            "twoway_server", "server-1",
                            "twoway_gtids", true));
        });
        assertThat(forward.forward(List.of())).isEmpty();
    }

    @Test
    void noHeartbeatBeforeTheFirstRecordNorInsideASnapshot() {
        clock.pass(Duration.ofSeconds(60));
        assertThat(forward.forward(List.of())).isEmpty();

        SourceRecord row = Records.row("t:1", 1, 100);
        forward.forward(List.of(new SourceRecord(
                row.sourcePartition(), Map.of("snapshot", "initial"), row.topic(), row.valueSchema(), row.value())));
        clock.pass(Duration.ofSeconds(60));
        assertThat(forward.forward(List.of())).isEmpty();
    }

    @Test
    void heartbeatSaysWhenTheServerWasLastHeard() {
        Instant heard = clock.instant();
        forward.forward(List.of(Records.row("t:1", 1, 100)));
        clock.pass(Duration.ofSeconds(30));
        quiet = Optional.of(heard);

        assertThat(forward.forward(List.of())).singleElement().satisfies(beat -> assertThat(
                        ((Struct) beat.value()).getInt64("ts_ms"))
                .isEqualTo(heard.toEpochMilli()));
    }

    @Test
    void noHeartbeatWhileTheReaderIsAtWorkNorForWhatMayNotHaveBeenPolledYet() {
        quiet = Optional.empty();
        forward.forward(List.of(Records.row("t:1", 1, 100)));
        clock.pass(Duration.ofSeconds(60));
        assertThat(forward.forward(List.of())).isEmpty();

        quiet = Optional.of(clock.instant());
        assertThat(forward.forward(List.of())).isEmpty();
        assertThat(forward.forward(List.of())).hasSize(1);
    }

    @Test
    void recordsAreMarkedOnlyWhereThatIsWanted() {
        SiteStream marked = forward().marked();
        for (SiteStream stream : List.of(marked, forward)) {
            stream.forward(List.of(Records.row("t:1", 1, 100)));
            stream.sent(100);
        }

        assertThat(marked.forward(List.of(Records.row("t:2", 1, 200))))
                .allSatisfy(record ->
                        assertThat(SendMark.readFrom(record.headers())).isPresent());
        assertThat(forward.forward(List.of(Records.row("t:2", 1, 200))))
                .allSatisfy(record ->
                        assertThat(SendMark.readFrom(record.headers())).isEmpty());
    }

    private SiteStream forward() {
        return SiteStream.forward(origin(), TableSelection.ALL, () -> LoadPlan.NONE, clock);
    }

    private SiteStream.Origin origin() {
        return new SiteStream.Origin(
                new SiteName("a"),
                SERVER,
                "a-stream",
                new BookkeepingDatabase("dts"),
                Duration.ofSeconds(1),
                () -> quiet,
                true,
                true,
                OperationFilter.parse("shop\\.filtered:insert"),
                new RowFilter(
                        List.of(new RowCondition(
                                "big",
                                RowCondition.tables("shop\\.(filtered|judged)"),
                                ConditionText.parse("id >= 100"))),
                        new BookkeepingDatabase("dts")),
                (condition, database, table, rows) -> bigOnes(rows));
    }

    private static BitSet bigOnes(List<Struct> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).getInt64("id") >= 100)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static String seenInHeader(SourceRecord record) {
        return (String) record.headers().lastWithName(Stamp.SEEN_HEADER).value();
    }
}
