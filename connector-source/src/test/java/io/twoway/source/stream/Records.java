package io.twoway.source.stream;

import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.event.CapturedEvent;
import io.twoway.source.stage.PassingEvent;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Records as Debezium 3.6 makes them. */
public final class Records {

    static final Map<String, String> PARTITION = Map.of("server", "a");
    static final Map<String, Object> OFFSET = Map.of("file", "binlog.000001", "pos", 4L);

    private static final Schema SOURCE = SchemaBuilder.struct()
            .name("io.debezium.connector.mysql.Source")
            .field("snapshot", Schema.OPTIONAL_STRING_SCHEMA)
            .field("db", Schema.STRING_SCHEMA)
            .field("table", Schema.OPTIONAL_STRING_SCHEMA)
            .field("pos", Schema.INT64_SCHEMA)
            .build();
    private static final Schema BLOCK = SchemaBuilder.struct()
            .name("event.block")
            .optional()
            .field("id", Schema.STRING_SCHEMA)
            .field("total_order", Schema.INT64_SCHEMA)
            .build();
    private static final Schema PROGRESS = SchemaBuilder.struct()
            .optional()
            .field("stream", Schema.STRING_SCHEMA)
            .field("next_offset", Schema.INT64_SCHEMA)
            .build();
    private static final Schema ORDER =
            SchemaBuilder.struct().optional().field("id", Schema.INT64_SCHEMA).build();
    private static final Schema DDL = SchemaBuilder.struct()
            .name("io.debezium.connector.mysql.SchemaChangeValue")
            .field("source", SOURCE)
            .field("databaseName", Schema.OPTIONAL_STRING_SCHEMA)
            .field("ddl", Schema.OPTIONAL_STRING_SCHEMA)
            .field(
                    "tableChanges",
                    SchemaBuilder.array(Schema.STRING_SCHEMA).optional().build())
            .build();

    private static final Schema NOTE = SchemaBuilder.struct()
            .optional()
            .field("mark", Schema.STRING_SCHEMA)
            .build();
    private static final Schema KEY =
            SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();
    private static final Schema END_KEY =
            SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA).build();
    private static final Schema END = SchemaBuilder.struct()
            .name("io.debezium.connector.common.TransactionMetadataValue")
            .field("status", Schema.STRING_SCHEMA)
            .field("id", Schema.STRING_SCHEMA)
            .field("event_count", Schema.OPTIONAL_INT64_SCHEMA)
            .build();

    public static final String SERVER = "11111111-1111-1111-1111-111111111111:";

    private Records() {}

    /** A record on its way through the stages; what they send is thrown away. */
    public static PassingEvent passing(SourceRecord record) {
        return passing(record, sent -> {});
    }

    public static PassingEvent passing(SourceRecord record, Consumer<SourceRecord> topic) {
        return new PassingEvent(record, CapturedEvent.of(record), topic);
    }

    /** A change of the row {@code id}, alone in the server's transaction of that number. */
    public static SourceRecord change(String database, String table, String operation, long transaction, long id) {
        Struct row = new Struct(ORDER).put("id", id);
        return keyed(envelope(database, table, operation, 4, block(transaction), row), id);
    }

    /** A row as a load reads it. */
    public static SourceRecord read(String database, String table, long id) {
        return keyed(envelope(database, table, "r", 4, null, new Struct(ORDER).put("id", id)), id);
    }

    /** The source's own note of a load. */
    public static SourceRecord note(String mark, long transaction) {
        return envelope("dts", "load_chunk", "c", 4, block(transaction), new Struct(NOTE).put("mark", mark));
    }

    public static SourceRecord end(long transaction) {
        String id = SERVER + transaction;
        Struct key = new Struct(END_KEY).put("id", id);
        Struct value = new Struct(END).put("status", "END").put("id", id);
        return new SourceRecord(PARTITION, OFFSET, "debezium-topic", null, END_KEY, key, END, value);
    }

    public static SourceRecord begin(long transaction) {
        return withStatus("BEGIN", end(transaction));
    }

    /** A step of an XA transaction, as the source reports it. */
    public static SourceRecord step(XaStep step, Xid xid, long transaction) {
        SourceRecord record = withStatus(step.name(), end(transaction));
        xid.writeTo(record.headers());
        return record;
    }

    private static SourceRecord withStatus(String status, SourceRecord boundary) {
        ((Struct) boundary.value()).put("status", status);
        return boundary;
    }

    private static Struct block(long transaction) {
        return new Struct(BLOCK).put("id", SERVER + transaction).put("total_order", 1L);
    }

    private static SourceRecord keyed(SourceRecord row, long id) {
        Struct key = new Struct(KEY).put("id", id);
        return row.newRecord(row.topic(), 0, KEY, key, row.valueSchema(), row.value(), row.timestamp());
    }

    /** A row of shop.orders in transaction {@code id}. */
    public static SourceRecord row(String id, long order, long position) {
        Struct block = new Struct(BLOCK).put("id", id).put("total_order", order);
        return envelope("shop", "orders", "c", position, block, new Struct(ORDER).put("id", 1L));
    }

    /** A row of shop.orders that a full load read; {@code snapshot} is Debezium's mark of its place in the load. */
    public static SourceRecord loaded(String snapshot) {
        return loaded("orders", snapshot);
    }

    /** A row of a table of shop, read by a snapshot, with Debezium's mark of its place. */
    public static SourceRecord loaded(String table, String snapshot) {
        SourceRecord row = envelope("shop", table, "r", 4, null, new Struct(ORDER).put("id", 1L));
        ((Struct) row.value()).getStruct("source").put("snapshot", snapshot);
        return row;
    }

    /** A row of shop.orders that Debezium reports under that letter. */
    static SourceRecord operation(String letter) {
        return envelope("shop", "orders", letter, 4, null, null);
    }

    /** A change of a row of shop.orders in a transaction, with the ids before and after it, null for no row. */
    static SourceRecord change(String operation, Integer before, Integer after) {
        Struct block = new Struct(BLOCK).put("id", "t:9").put("total_order", 2L);
        SourceRecord change = envelope("shop", "orders", operation, 4, block, order(after));
        ((Struct) change.value()).put("before", order(before));
        return change;
    }

    private static Struct order(Integer id) {
        return id == null ? null : new Struct(ORDER).put("id", id.longValue());
    }

    /** A progress row that a sink moved, first in its transaction. */
    public static SourceRecord progress(String operation, String stream, long nextOffset, String transaction) {
        SourceRecord progress = progress(operation, stream, nextOffset);
        ((Struct) progress.value())
                .put("transaction", new Struct(BLOCK).put("id", transaction).put("total_order", 1L));
        return progress;
    }

    public static SourceRecord progress(String operation, String stream, long nextOffset) {
        Struct row = new Struct(PROGRESS).put("stream", stream).put("next_offset", nextOffset);
        Struct block = new Struct(BLOCK).put("id", "t:" + nextOffset).put("total_order", 1L);
        return envelope("dts", "progress", operation, 4, block, operation.equals("d") ? null : row);
    }

    public static SourceRecord truncate(String database, String table) {
        return envelope(database, table, "t", 4, null, null);
    }

    public static SourceRecord ddl(String database, String tables, String statement) {
        return ddl(database, tables, statement, "false");
    }

    public static SourceRecord ddl(String database, String tables, String statement, String snapshot) {
        return record(new Struct(DDL)
                .put("source", source(database, tables, 4).put("snapshot", snapshot))
                .put("databaseName", database)
                .put("ddl", statement));
    }

    static SourceRecord record(Struct value) {
        return new SourceRecord(PARTITION, OFFSET, "debezium-topic", 3, null, "key", value.schema(), value, 77L);
    }

    private static SourceRecord envelope(
            String database, String table, String operation, long position, Struct block, Struct after) {
        Schema row = after == null ? ORDER : after.schema();
        Schema schema = SchemaBuilder.struct()
                .name("a." + database + "." + table + ".Envelope")
                .field("before", row)
                .field("after", row)
                .field("source", SOURCE)
                .field("transaction", BLOCK)
                .field("op", Schema.STRING_SCHEMA)
                .build();
        return record(new Struct(schema)
                .put("after", after)
                .put("source", source(database, table, position))
                .put("transaction", block)
                .put("op", operation));
    }

    private static Struct source(String database, String table, long position) {
        return new Struct(SOURCE)
                .put("snapshot", "false")
                .put("db", database)
                .put("table", table)
                .put("pos", position);
    }
}
