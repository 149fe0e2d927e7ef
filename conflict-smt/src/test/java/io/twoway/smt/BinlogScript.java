package io.twoway.smt;

import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Writes records as Debezium 3.6 does, in binlog order. */
final class BinlogScript {

    static final String SITE = "site-a";

    private static final Schema SOURCE = SchemaBuilder.struct()
            .name("io.debezium.connector.mysql.Source")
            .field("snapshot", Schema.OPTIONAL_STRING_SCHEMA)
            .field("db", Schema.STRING_SCHEMA)
            .field("table", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema ROW =
            SchemaBuilder.struct().optional().field("id", Schema.INT64_SCHEMA).build();
    private static final Schema BLOCK = SchemaBuilder.struct()
            .name("event.block")
            .optional()
            .field("id", Schema.STRING_SCHEMA)
            .field("total_order", Schema.INT64_SCHEMA)
            .field("data_collection_order", Schema.INT64_SCHEMA)
            .build();
    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .name("site_a.shop.orders.Envelope")
            .field("before", ROW)
            .field("after", ROW)
            .field("source", SOURCE)
            .field("transaction", BLOCK)
            .field("op", Schema.STRING_SCHEMA)
            .build();
    private static final Schema BOUNDARY = SchemaBuilder.struct()
            .name("io.debezium.connector.common.TransactionMetadataValue")
            .field("status", Schema.STRING_SCHEMA)
            .field("id", Schema.STRING_SCHEMA)
            .build();
    private static final Schema DDL = SchemaBuilder.struct()
            .name("io.debezium.connector.mysql.SchemaChangeValue")
            .field("source", SOURCE)
            .field("databaseName", Schema.OPTIONAL_STRING_SCHEMA)
            .field("ddl", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema HEARTBEAT = SchemaBuilder.struct()
            .name("io.debezium.connector.common.Heartbeat")
            .field("ts_ms", Schema.INT64_SCHEMA)
            .build();

    private final List<SourceRecord> records = new ArrayList<>();
    private String transaction = "";
    private long order;
    private long nextId = 1;

    List<SourceRecord> records() {
        return records;
    }

    BinlogScript begin(String id) {
        transaction = id;
        order = 0;
        return boundary("BEGIN");
    }

    BinlogScript end() {
        boundary("END");
        transaction = "";
        return this;
    }

    /** A step of an XA transaction, in the transaction that has begun. */
    BinlogScript xa(XaStep step, Xid xid) {
        boundary(step.name());
        xid.writeTo(records.get(records.size() - 1).headers());
        return this;
    }

    BinlogScript row() {
        return row("shop", "orders", "c");
    }

    BinlogScript row(String database, String table, String operation) {
        Struct block = null;
        if (!transaction.isEmpty()) {
            order++;
            block = new Struct(BLOCK)
                    .put("id", transaction)
                    .put("total_order", order)
                    .put("data_collection_order", order);
        }
        Struct after = operation.equals("t") ? null : new Struct(ROW).put("id", nextId++);
        return add(new Struct(ENVELOPE)
                .put("after", after)
                .put("source", source(database, table))
                .put("transaction", block)
                .put("op", operation));
    }

    BinlogScript progressRow() {
        return row("dts", "progress", "u");
    }

    BinlogScript ddl(String database, String statement) {
        return add(new Struct(DDL)
                .put("source", source(database, ""))
                .put("databaseName", database)
                .put("ddl", statement));
    }

    BinlogScript heartbeat() {
        return add(new Struct(HEARTBEAT).put("ts_ms", 1L));
    }

    private BinlogScript boundary(String status) {
        return add(new Struct(BOUNDARY).put("status", status).put("id", transaction));
    }

    private BinlogScript add(Struct value) {
        records.add(record(Map.of("server", SITE), value));
        return this;
    }

    static SourceRecord record(Map<String, String> partition, Object value) {
        Schema schema = value instanceof Struct struct ? struct.schema() : null;
        return new SourceRecord(partition, Map.of("pos", 4L), "site-a", 0, null, null, schema, value);
    }

    private static Struct source(String database, String table) {
        return new Struct(SOURCE).put("snapshot", "false").put("db", database).put("table", table);
    }
}
