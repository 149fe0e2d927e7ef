package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.OriginSession;
import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.offset.AddState;
import io.twoway.offset.AddedTable;
import io.twoway.offset.TableLoad;
import io.twoway.source.added.FakeTables;
import io.twoway.source.filter.ConditionText;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.filter.RowCondition;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.filter.TableSelection;
import io.twoway.source.load.CreatedObject;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.offset.OffsetHeader;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.outage.SettableClock;
import io.twoway.source.statement.SessionLabel;
import io.twoway.source.statement.StatementLabel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Records of each kind with all of their headers and the whole of their offsets, as they stand in topics and Connect's store. */
class WholeRecordsTest {

    private static final BookkeepingDatabase BOOKKEEPING = new BookkeepingDatabase("dts");
    private static final String TRIES = "{\"structure\":\"digest\",\"attempts\":["
            + "{\"snapshot\":{\"file\":\"binlog.000001\",\"position\":100,\"gtids\":\"" + Records.SERVER + "1-100\"},"
            + "\"firstTable\":\"\"},"
            + "{\"snapshot\":{\"file\":\"binlog.000001\",\"position\":200,\"gtids\":\"" + Records.SERVER + "1-200\"},"
            + "\"firstTable\":\"shop.orders\"}],\"table\":\"shop.zebras\"}";
    private static final Map<String, Object> STORED = Map.of(
            "file",
            "binlog.000001",
            "pos",
            4L,
            "event",
            2L,
            "transaction_id",
            Records.SERVER + "150",
            "transaction_data_collection_order_shop.orders",
            7L,
            "twoway_format",
            1L,
            "twoway_seen",
            "b=7",
            "twoway_server",
            "server-0",
            "twoway_gtids",
            false,
            "twoway_load",
            TRIES);

    private final SettableClock clock = new SettableClock();
    private final FakeTables server = new FakeTables(2, 1, 2, 3);
    private final LoadPlan plan = new LoadPlan(
            List.of(new CreatedObject("shop", "v", "CREATE VIEW v", OriginSession.NONE.with("sql_mode", "ANSI"))),
            List.of("`shop`.`orders`"),
            Map.of("shop.orders", 2L),
            Set.of(),
            "digest");
    private final SiteStream stream = SiteStream.forward(origin(), TableSelection.ALL, () -> plan, clock);
    private final List<String> sent = new ArrayList<>();

    @Test
    void recordsOfTheStreamAreWholeRecords() throws IOException {
        assertThat(stream.resumeAt(new HashMap<>(STORED))).isEqualTo(Map.of("file", "binlog.000001", "pos", 4L));

        send(change("orders", "u", 150), change("zebras", "u", 150), change("apples", "c", 150));
        send(Records.progress("u", "c", 9, Records.SERVER + "152"), change("filtered", "u", 151), heartbeat());
        send(change("apples", "c", 201), Records.end(201), Records.truncate("shop", "orders"));
        send(
                ddl(1, "RENAME TABLE a TO b, c TO d"),
                ddl(2, "RENAME TABLE a TO b, c TO d"),
                ddl(1, "DROP TABLE orders"),
                inTransaction(202, "CREATE TABLE t (a INT) START TRANSACTION"),
                Records.ddl("shop", "v", SessionLabel.on(OriginSession.NONE.with("sql_mode", "ANSI"), "DROP VIEW v")));
        send(step(XaStep.XA_BEGUN), Records.change("shop", "orders", "c", 203, 1), Records.end(203));
        send(step(XaStep.XA_PREPARED), step(XaStep.XA_COMMITTED));
        clock.pass(Duration.ofSeconds(2));
        send();

        assertThat(sent).containsExactlyElementsOf(expected("stream"));
    }

    @Test
    void recordsOfAFullLoadAreWholeRecords() throws IOException {
        stream.resumeAt(Map.of());
        stream.course().streamFrom(new BinlogPoint("binlog.000001", 4, ""));
        stream.course().begin(plan, 1);

        send(Records.ddl("shop", "orders", "CREATE TABLE orders", "true"), Records.read("shop", "items", 1));
        send(Records.loaded("true"), Records.loaded("last"));
        send(heartbeat());

        assertThat(sent).containsExactlyElementsOf(expected("load"));
    }

    @Test
    void recordsOfAnAddedTableAreWholeRecords() throws IOException {
        stream.loadAdded(
                new AddState(
                        Map.of("table.include.list", "shop.items"),
                        "load-1",
                        0,
                        List.of(new AddedTable("shop", "items")),
                        TableLoad.NONE),
                server);

        send();
        send(change("items", "u", 1), change("orders", "u", 2), noteOfLast(3), Records.end(3), change("items", "u", 4));
        send(change("items", "u", 5), noteOfLast(6), Records.end(6));
        send(
                noteOfLast(7),
                Records.end(7),
                change("items", "d", 8),
                Records.progress("u", "b", 5, Records.SERVER + "9"));

        assertThat(sent).containsExactlyElementsOf(expected("added"));
    }

    private void send(SourceRecord... polled) {
        stream.forward(List.of(polled)).stream()
                .map(WholeRecordsTest::described)
                .forEach(sent::add);
    }

    private static String described(SourceRecord record) {
        Struct value = (Struct) record.value();
        Map<String, Object> headers = new TreeMap<>();
        StreamSupport.stream(record.headers().spliterator(), false)
                .forEach(header -> headers.put(header.key(), header.value()));
        if (headers.containsKey(Stamp.OFFSET_HEADER)) {
            String text = (String) headers.get(Stamp.OFFSET_HEADER);
            assertThat(OffsetHeader.decode(new RecordHeader("offset", text.getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(record.sourceOffset());
            headers.put(Stamp.OFFSET_HEADER, "the offset");
        }
        return what(value) + " " + headers + " " + new TreeMap<>(record.sourceOffset());
    }

    private static String what(Struct value) {
        Schema schema = value.schema();
        if (schema.field("ddl") != null) {
            return value.getString("ddl");
        }
        if (schema.field("status") != null) {
            return value.getString("status") + " " + value.getString("id");
        }
        return schema.field("op") == null
                ? "heartbeat"
                : value.getString("op") + " " + value.getStruct("source").getString("table");
    }

    private List<String> expected(String part) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("whole-records-" + part + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static SourceRecord change(String table, String operation, long transaction) {
        return Records.change("shop", table, operation, transaction, 1);
    }

    private SourceRecord noteOfLast(long transaction) {
        return Records.note(server.last().mark(), transaction);
    }

    private static SourceRecord ddl(int part, String statement) {
        return Records.ddl("shop", "orders", new StatementLabel(part, "shop").on(statement));
    }

    private static SourceRecord inTransaction(long transaction, String statement) {
        SourceRecord record = Records.ddl("shop", "t", statement);
        Map<String, Object> offset = new HashMap<>(Records.OFFSET);
        offset.put("transaction_id", Records.SERVER + transaction);
        return new SourceRecord(record.sourcePartition(), offset, record.topic(), record.valueSchema(), record.value());
    }

    private static SourceRecord step(XaStep step) {
        return Records.step(step, new Xid("X'61',X'',1"), 203);
    }

    private static SourceRecord heartbeat() {
        Schema beat = SchemaBuilder.struct()
                .name("io.debezium.connector.common.Heartbeat")
                .field("ts_ms", Schema.INT64_SCHEMA)
                .build();
        return new SourceRecord(Records.PARTITION, Records.OFFSET, "beats", beat, new Struct(beat).put("ts_ms", 1L));
    }

    private SiteStream.Origin origin() {
        return new SiteStream.Origin(
                new SiteName("a"),
                new ServerIdentity("server-1", true),
                "a-stream",
                BOOKKEEPING,
                Duration.ofSeconds(1),
                () -> Optional.of(clock.instant()),
                true,
                true,
                OperationFilter.parse("shop\\.filtered:insert"),
                new RowFilter(
                        List.of(new RowCondition(
                                "none", RowCondition.tables("shop\\.nothing"), ConditionText.parse("id >= 100"))),
                        BOOKKEEPING),
                (condition, database, table, rows) -> new BitSet());
    }
}
