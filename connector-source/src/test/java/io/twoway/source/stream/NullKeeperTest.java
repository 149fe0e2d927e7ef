package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class NullKeeperTest {

    private final NullKeeper keeper = new NullKeeper();

    @Test
    void nullInAColumnWithADefaultStaysNullForAnyConverter() {
        Schema nullable = SchemaBuilder.int64()
                .name("io.debezium.time.Timestamp")
                .version(1)
                .parameter("__debezium.source.column.type", "DATETIME")
                .optional()
                .defaultValue(0L)
                .build();

        Struct row = (Struct) kept(row(nullable).put("id", 1L));

        Schema column = row.schema().field("at").schema();
        assertThat(row.get("at")).isNull();
        assertThat(row.getInt64("id")).isEqualTo(1L);
        assertThat(column.defaultValue()).isNull();
        assertThat(column.isOptional()).isTrue();
        assertThat(column.name()).isEqualTo(nullable.name());
        assertThat(column.parameters()).isEqualTo(nullable.parameters());
    }

    @Test
    void columnThatCannotBeNullKeepsItsDefault() {
        Struct row = row(SchemaBuilder.int64().defaultValue(5L).build())
                .put("id", 1L)
                .put("at", 6L);

        assertThat(kept(row)).isSameAs(row);
    }

    @Test
    void envelopeKeepsItsNameAndOtherFieldsAndIsMadeOnce() {
        SourceRecord record = envelope(
                row(SchemaBuilder.int64().optional().defaultValue(0L).build()).put("id", 1L));

        SourceRecord first = keeper.keepNulls(record);
        SourceRecord second = keeper.keepNulls(record);

        assertThat(first.valueSchema()).isSameAs(second.valueSchema()).isNotSameAs(record.valueSchema());
        assertThat(first.valueSchema().name()).isEqualTo(record.valueSchema().name());
        assertThat(((Struct) first.value()).getString("op")).isEqualTo("c");
        assertThat(((Struct) first.value()).get("before")).isNull();
        assertThat(first.sourceOffset()).isEqualTo(record.sourceOffset());
    }

    @Test
    void recordsOtherThanRowsAreLeftAlone() {
        SourceRecord ddl = Records.ddl("shop", "orders", "DROP TABLE orders");

        assertThat(keeper.keepNulls(ddl)).isSameAs(ddl);
    }

    private Object kept(Struct row) {
        return ((Struct) keeper.keepNulls(envelope(row)).value()).get("after");
    }

    private static Struct row(Schema column) {
        return new Struct(SchemaBuilder.struct()
                .name("a.shop.orders.Value")
                .optional()
                .field("id", Schema.INT64_SCHEMA)
                .field("at", column)
                .build());
    }

    private static SourceRecord envelope(Struct row) {
        Schema schema = SchemaBuilder.struct()
                .name("a.shop.orders.Envelope")
                .version(2)
                .field("before", row.schema())
                .field("after", row.schema())
                .field("op", Schema.STRING_SCHEMA)
                .build();
        return Records.record(new Struct(schema).put("after", row).put("op", "c"));
    }
}
