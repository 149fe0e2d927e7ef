package io.twoway.converter;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Row changes of a table, in the form that Debezium gives them and with what the source says of a column. */
final class Envelopes {

    private static final Schema SOURCE = source();
    private static final Schema TRANSACTION = SchemaBuilder.struct()
            .name("event.block")
            .version(1)
            .field("id", Schema.STRING_SCHEMA)
            .field("total_order", Schema.INT64_SCHEMA)
            .field("data_collection_order", Schema.INT64_SCHEMA)
            .optional()
            .build();

    private final String table;
    private final Schema row;
    private final Schema envelope;

    /**
     * @param table the name of the table
     * @param columns how many it has, of the commoner types in turn
     */
    Envelopes(String table, int columns) {
        this.table = table;
        this.row = row(table, columns);
        this.envelope = SchemaBuilder.struct()
                .name("a.shop." + table + ".Envelope")
                .version(2)
                .field("before", row)
                .field("after", row)
                .field("source", SOURCE)
                .field("transaction", TRANSACTION)
                .field("op", Schema.STRING_SCHEMA)
                .field("ts_ms", Schema.OPTIONAL_INT64_SCHEMA)
                .field("ts_us", Schema.OPTIONAL_INT64_SCHEMA)
                .field("ts_ns", Schema.OPTIONAL_INT64_SCHEMA)
                .build();
    }

    Schema schema() {
        return envelope;
    }

    Struct insert(Random random) {
        return change(random).put("op", "c").put("after", rowOf(random));
    }

    Struct update(Random random) {
        return change(random).put("op", "u").put("before", rowOf(random)).put("after", rowOf(random));
    }

    Struct delete(Random random) {
        return change(random).put("op", "d").put("before", rowOf(random));
    }

    private Struct change(Random random) {
        long millis = 1_780_000_000_000L + random.nextInt();
        Struct source = new Struct(SOURCE)
                .put("version", "3.6.1.Final")
                .put("connector", "mysql")
                .put("name", "a")
                .put("ts_ms", millis)
                .put("snapshot", "false")
                .put("db", "shop")
                .put("ts_us", millis * 1_000)
                .put("ts_ns", millis * 1_000_000)
                .put("table", table)
                .put("server_id", 1L)
                .put("gtid", "3e11fa47-71ca-11e1-9e33-c80aa9429562:" + random.nextInt(1_000_000))
                .put("file", "binlog.000042")
                .put("pos", 4L + random.nextInt(1_000_000_000))
                .put("row", random.nextInt(1_000))
                .put("thread", 77L);
        Struct transaction = new Struct(TRANSACTION)
                .put("id", source.getString("gtid"))
                .put("total_order", 1L + random.nextInt(1_000))
                .put("data_collection_order", 1L);
        return new Struct(envelope)
                .put("source", source)
                .put("transaction", transaction)
                .put("ts_ms", millis + 5)
                .put("ts_us", (millis + 5) * 1_000)
                .put("ts_ns", (millis + 5) * 1_000_000);
    }

    private Struct rowOf(Random random) {
        Struct values = new Struct(row);
        for (Field field : row.fields()) {
            if (!field.schema().isOptional() || random.nextInt(10) > 0) {
                values.put(field, value(field, random));
            }
        }
        return values;
    }

    private static Object value(Field column, Random random) {
        return switch (column.index() % 12) {
            case 0, 5, 8 -> random.nextLong(1L << 40);
            case 1 -> random.nextInt();
            case 2 -> "customer number " + random.nextInt(100_000);
            case 3 -> BigDecimal.valueOf(random.nextInt(10_000_000), 2);
            case 4 -> "Straße " + random.nextInt(100) + ", \"Köln\"";
            case 6 -> (short) random.nextInt(2);
            case 7 -> "2026-11-30T01:02:03Z";
            case 9 -> random.nextInt(1_000_000) / 1000.0;
            case 10 -> new byte[] {1, 2, 3, (byte) random.nextInt()};
            default -> "{\"a\": [1, 2.5], \"text\": \"" + random.nextInt() + "\"}";
        };
    }

    private static Schema row(String table, int columns) {
        SchemaBuilder builder = SchemaBuilder.struct().name("a.shop." + table + ".Value");
        for (int i = 0; i < columns; i++) {
            builder.field("column_" + i, column(i));
        }
        return builder.optional().build();
    }

    private static Schema column(int index) {
        return switch (index % 12) {
            case 0 -> typed(SchemaBuilder.int64(), "BIGINT").build();
            case 1 -> typed(SchemaBuilder.int32(), "INT").defaultValue(7).build();
            case 3 -> typed(Decimal.builder(2), "DECIMAL").optional().build();
            case 5, 8 ->
                typed(
                                SchemaBuilder.int64()
                                        .name("io.debezium.time.MicroTimestamp")
                                        .version(1),
                                "DATETIME")
                        .optional()
                        .build();
            case 6 -> typed(SchemaBuilder.int16(), "TINYINT").optional().build();
            case 7 ->
                typed(
                                SchemaBuilder.string()
                                        .name("io.debezium.time.ZonedTimestamp")
                                        .version(1),
                                "TIMESTAMP")
                        .optional()
                        .build();
            case 9 -> typed(SchemaBuilder.float64(), "DOUBLE").optional().build();
            case 10 -> typed(SchemaBuilder.bytes(), "VARBINARY").optional().build();
            case 11 ->
                typed(SchemaBuilder.string().name("io.debezium.data.Json").version(1), "JSON")
                        .optional()
                        .build();
            default -> typed(SchemaBuilder.string(), "VARCHAR").optional().build();
        };
    }

    private static SchemaBuilder typed(SchemaBuilder column, String type) {
        return column.parameter("__debezium.source.column.type", type)
                .parameter("__debezium.source.column.length", "20");
    }

    private static Schema source() {
        SchemaBuilder builder = SchemaBuilder.struct()
                .name("io.debezium.connector.mysql.Source")
                .version(1);
        for (String text : new String[] {"version", "connector", "name"}) {
            builder.field(text, Schema.STRING_SCHEMA);
        }
        builder.field("ts_ms", Schema.INT64_SCHEMA)
                .field(
                        "snapshot",
                        SchemaBuilder.string()
                                .name("io.debezium.data.Enum")
                                .version(1)
                                .parameters(
                                        Map.of("allowed", "true,first,first_in_data_collection,last,false,incremental"))
                                .optional()
                                .defaultValue("false")
                                .build())
                .field("db", Schema.STRING_SCHEMA)
                .field("sequence", Schema.OPTIONAL_STRING_SCHEMA)
                .field("ts_us", Schema.OPTIONAL_INT64_SCHEMA)
                .field("ts_ns", Schema.OPTIONAL_INT64_SCHEMA)
                .field("table", Schema.OPTIONAL_STRING_SCHEMA)
                .field("server_id", Schema.INT64_SCHEMA)
                .field("gtid", Schema.OPTIONAL_STRING_SCHEMA)
                .field("file", Schema.STRING_SCHEMA)
                .field("pos", Schema.INT64_SCHEMA)
                .field("row", Schema.INT32_SCHEMA)
                .field("thread", Schema.OPTIONAL_INT64_SCHEMA)
                .field("query", Schema.OPTIONAL_STRING_SCHEMA);
        return builder.build();
    }
}
