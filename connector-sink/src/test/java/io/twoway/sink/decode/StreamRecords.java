package io.twoway.sink.decode;

import io.twoway.contract.EndMark;
import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.event.RowEvent;
import java.util.Optional;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records of the stream of site a, one behind the other, in Debezium's forms and with the filter's stamp. */
public final class StreamRecords {

    public static final String TOPIC = "a";
    public static final String SERVER = "00000000-0000-0000-0000-00000000000a";

    private static final SiteName ORIGIN = new SiteName("a");
    private static final Schema OPTIONAL_TEXT = Schema.OPTIONAL_STRING_SCHEMA;
    private static final Schema KEY =
            SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();
    private static final Schema SOURCE = SchemaBuilder.struct()
            .field("ts_ms", Schema.INT64_SCHEMA)
            .field("snapshot", OPTIONAL_TEXT)
            .field("db", Schema.STRING_SCHEMA)
            .field("table", OPTIONAL_TEXT)
            .field("gtid", OPTIONAL_TEXT)
            .build();
    private static final Schema TRANSACTION = SchemaBuilder.struct()
            .optional()
            .field("id", Schema.STRING_SCHEMA)
            .field("total_order", Schema.INT64_SCHEMA)
            .build();
    private static final Schema ROW = SchemaBuilder.struct()
            .optional()
            .field("id", Schema.INT32_SCHEMA)
            .field("v", Schema.OPTIONAL_INT32_SCHEMA)
            .build();
    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .name("a.shop.plain.Envelope")
            .field("before", ROW)
            .field("after", ROW)
            .field("source", SOURCE)
            .field("transaction", TRANSACTION)
            .field("op", Schema.STRING_SCHEMA)
            .build();
    private static final Schema BOUNDARY = SchemaBuilder.struct()
            .field("status", Schema.STRING_SCHEMA)
            .field("id", Schema.STRING_SCHEMA)
            .field("ts_ms", Schema.INT64_SCHEMA)
            .build();
    private static final Schema STATEMENT = SchemaBuilder.struct()
            .field("source", SOURCE)
            .field("databaseName", OPTIONAL_TEXT)
            .field("ddl", Schema.STRING_SCHEMA)
            .build();
    private static final Schema HEARTBEAT =
            SchemaBuilder.struct().field("ts_ms", Schema.INT64_SCHEMA).build();

    // Mutable state
    private long offset;

    /** Returns a row of the table shop.plain. */
    public static Struct row(int id, Integer v) {
        return new Struct(ROW).put("id", id).put("v", v);
    }

    /** Returns the id of a transaction. */
    public static String transaction(long number) {
        return SERVER + ":" + number;
    }

    /** Returns the offset of the next record. */
    public long next() {
        return offset;
    }

    /** Leaves offsets without a record. */
    public void skip(int records) {
        offset += records;
    }

    public SinkRecord inserted(long transaction, long order, Struct after) {
        return change(transaction, order, "c", null, after);
    }

    public SinkRecord updated(long transaction, long order, Struct before, Struct after) {
        return change(transaction, order, "u", before, after);
    }

    public SinkRecord deleted(long transaction, long order, Struct before) {
        return change(transaction, order, "d", before, null);
    }

    /** First half of a changed key. */
    public SinkRecord leaving(long transaction, long order, Struct before) {
        SinkRecord record = deleted(transaction, order, before);
        record.headers().addString(RowEvent.NEW_KEY_HEADER, "new");
        return record;
    }

    /** Second half of a changed key. */
    public SinkRecord arriving(long transaction, long order, Struct after) {
        SinkRecord record = inserted(transaction, order, after);
        record.headers().addString(RowEvent.OLD_KEY_HEADER, "old");
        return record;
    }

    public SinkRecord change(long transaction, long order, String operation, Struct before, Struct after) {
        Struct block =
                new Struct(TRANSACTION).put("id", transaction(transaction)).put("total_order", order);
        return envelope(operation, before, after, block);
    }

    /** A row of the full load. */
    public SinkRecord loaded(Struct after) {
        return envelope("r", null, after, null);
    }

    public SinkRecord truncated(long transaction) {
        SinkRecord record = envelope(RowEvent.TRUNCATE, null, null, null);
        ((Struct) record.value()).getStruct("source").put("gtid", transaction(transaction));
        return record;
    }

    /** A record of that operation outside of any transaction. */
    public SinkRecord envelope(String operation, Struct before, Struct after, Struct transaction) {
        Struct value = new Struct(ENVELOPE)
                .put("before", before)
                .put("after", after)
                .put("source", source("plain"))
                .put("transaction", transaction)
                .put("op", operation);
        Struct key = new Struct(KEY).put("id", 1);
        return stamped(KEY, key, ENVELOPE, value);
    }

    /** Makes a row the end of its transaction too. */
    public static SinkRecord ending(SinkRecord row) {
        Struct transaction = ((Struct) row.value()).getStruct("transaction");
        row.headers().remove(Stamp.TRANSACTION_HEADER);
        row.headers().addString(Stamp.TRANSACTION_HEADER, transaction.getString("id"));
        EndMark.writeTo(row.headers());
        return row;
    }

    public SinkRecord ended(long transaction) {
        return boundary("END", transaction);
    }

    public SinkRecord step(XaStep step, long transaction, Xid xid) {
        return of(xid, boundary(step.name(), transaction));
    }

    /** Makes a record one of an XA transaction. */
    public static SinkRecord of(Xid xid, SinkRecord record) {
        xid.writeTo(record.headers());
        return record;
    }

    public SinkRecord boundary(String status, long transaction) {
        Struct value = new Struct(BOUNDARY)
                .put("status", status)
                .put("id", transaction(transaction))
                .put("ts_ms", offset);
        return stamped(null, null, BOUNDARY, value);
    }

    public SinkRecord statement(long transaction, String ddl) {
        Struct source = source(null).put("gtid", transaction(transaction));
        return statement(source, ddl);
    }

    /** What the full load found. */
    public SinkRecord described(String ddl) {
        return statement(source(null).put("snapshot", "true"), ddl);
    }

    private SinkRecord statement(Struct source, String ddl) {
        Struct value = new Struct(STATEMENT)
                .put("source", source)
                .put("databaseName", "shop")
                .put("ddl", ddl);
        return stamped(null, null, STATEMENT, value);
    }

    public SinkRecord heartbeat(long millis) {
        return stamped(null, null, HEARTBEAT, new Struct(HEARTBEAT).put("ts_ms", millis));
    }

    /** A record that the filter let pass. */
    public SinkRecord stamped(Schema keySchema, Object key, Schema schema, Object value) {
        SinkRecord record = unstamped(keySchema, key, schema, value);
        new Stamp(ORIGIN, Optional.empty(), SeenOffsets.NONE).writeTo(record.headers());
        return record;
    }

    /** A record that never met the filter. */
    public SinkRecord unstamped(Schema keySchema, Object key, Schema schema, Object value) {
        return new SinkRecord(TOPIC, 0, keySchema, key, schema, value, offset++, offset, TimestampType.CREATE_TIME);
    }

    /** Commit times grow with the offsets. */
    private Struct source(String table) {
        return new Struct(SOURCE)
                .put("ts_ms", offset)
                .put("snapshot", "false")
                .put("db", "shop")
                .put("table", table);
    }
}
