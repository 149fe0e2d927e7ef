package io.twoway.source.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.relational.TableId;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class EventNamesTest {

    private static final TableId ORDERS = new TableId("shop", null, "orders");

    private static final Schema SOURCE = SchemaBuilder.struct()
            .field("file", Schema.STRING_SCHEMA)
            .field("pos", Schema.INT64_SCHEMA)
            .build();

    private static String nameOf(Struct value) {
        return new EventNames().toSummaryString(ORDERS, null, null, value);
    }

    @Test
    void aRowHasItsTableAndItsPlaceInTheBinlog() {
        Struct row = new Struct(SchemaBuilder.struct().field("source", SOURCE).build());
        row.put("source", new Struct(SOURCE).put("file", "binlog.000003").put("pos", 157L));

        assertThat(nameOf(row)).isEqualTo("shop.orders at binlog.000003:157");
    }

    @Test
    void whatHasNoPlaceHasItsTable() {
        assertThat(nameOf(null)).isEqualTo("shop.orders");
        assertThat(nameOf(new Struct(SchemaBuilder.struct().build()))).isEqualTo("shop.orders");
    }
}
