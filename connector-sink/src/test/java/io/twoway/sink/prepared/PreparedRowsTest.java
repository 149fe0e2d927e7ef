package io.twoway.sink.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamId;
import io.twoway.table.TableName;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class PreparedRowsTest {

    private static final StreamId STREAM = new StreamId("a", 0);
    private static final long COMMITTED = 1_700_000_000_123L;
    private static final TableName TABLE = new TableName("shop", "größe`\u0000");

    private static final Schema GEOMETRY = SchemaBuilder.struct()
            .name("io.debezium.data.geometry.Geometry")
            .field("wkb", Schema.BYTES_SCHEMA)
            .field("srid", Schema.OPTIONAL_INT32_SCHEMA)
            .optional()
            .build();

    private static final Schema ROW = SchemaBuilder.struct()
            .name("a.shop.t.Value")
            .field("tiny", Schema.INT8_SCHEMA)
            .field("small", Schema.INT16_SCHEMA)
            .field("whole", Schema.INT32_SCHEMA)
            .field(
                    "large",
                    SchemaBuilder.int64()
                            .name("io.debezium.time.MicroTimestamp")
                            .parameter("__debezium.source.column.name", "lar ge")
                            .build())
            .field("single", Schema.FLOAT32_SCHEMA)
            .field("real", Schema.FLOAT64_SCHEMA)
            .field("flag", Schema.BOOLEAN_SCHEMA)
            .field("text", Schema.OPTIONAL_STRING_SCHEMA)
            .field("bytes", Schema.OPTIONAL_BYTES_SCHEMA)
            .field("decimal", Decimal.schema(4))
            .field("moment", Timestamp.SCHEMA)
            .field("place", GEOMETRY)
            .field("vector", SchemaBuilder.array(Schema.FLOAT32_SCHEMA).build())
            .field(
                    "map",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT64_SCHEMA).build())
            .field(
                    "defaulted",
                    SchemaBuilder.string().optional().defaultValue("not this").build())
            .build();

    @Test
    void everyKindOfValueComesBackAsItWas() {
        Struct full = full();
        Struct empty = full();
        for (String field : List.of("text", "bytes", "place", "defaulted")) {
            empty.put(field, null);
        }

        List<PlannedRow> read = roundTrip(List.of(changed(1, new RowStep.Updated(empty, full))), Long.MAX_VALUE);

        assertThat(read).hasSize(1);
        Struct before = read.get(0).beforeRow().orElseThrow();
        Struct after = read.get(0).afterRow().orElseThrow();
        assertThat(before.schema()).isSameAs(after.schema());
        ROW.fields().forEach(field -> {
            assertThat(before.getWithoutDefault(field.name()))
                    .as(field.name())
                    .isEqualTo(empty.getWithoutDefault(field.name()));
            assertThat(after.getWithoutDefault(field.name()))
                    .as(field.name())
                    .isEqualTo(full.getWithoutDefault(field.name()));
            assertThat(after.schema().field(field.name()).schema().parameters())
                    .isEqualTo(field.schema().parameters());
            assertThat(after.schema().field(field.name()).schema().name())
                    .isEqualTo(field.schema().name());
        });
        assertThat(before.get("defaulted")).as("NULL is not the default").isNull();
    }

    @Test
    void everyKindOfChangeComesBackWithItsOrigin() {
        List<PlannedRow> rows = List.of(
                changed(1, new RowStep.Inserted(full())),
                changed(2, new RowStep.Updated(full(), full())),
                changed(3, new RowStep.Deleted(full(), true)),
                changed(4, new RowStep.Deleted(full(), false)),
                new PlannedRow.Undecodable(origin(5), new DataException("no row")));

        List<PlannedRow> read = roundTrip(rows, Long.MAX_VALUE);

        assertThat(read)
                .extracting(PlannedRow::origin)
                .containsExactly(origin(1), origin(2), origin(3), origin(4), origin(5));
        assertThat(read).extracting(PlannedRow::table).startsWith(TABLE, TABLE, TABLE, TABLE);
        assertThat(read.subList(0, 4))
                .extracting(row -> ((PlannedRow.Changed) row).step().getClass().getSimpleName())
                .containsExactly("Inserted", "Updated", "Deleted", "Deleted");
        assertThat(((RowStep.Deleted) ((PlannedRow.Changed) read.get(2)).step()).keyed())
                .isTrue();
        assertThat(((RowStep.Deleted) ((PlannedRow.Changed) read.get(3)).step()).keyed())
                .isFalse();
        assertThat(((PlannedRow.Undecodable) read.get(4)).cause()).hasMessage("no row");
    }

    @Test
    void manyRowsMakeSeveralPartsThatAreReadOneByOne() {
        List<PlannedRow> rows = new ArrayList<>();
        for (int offset = 0; offset < 500; offset++) {
            rows.add(changed(offset, new RowStep.Inserted(full())));
        }

        assertThat(PreparedWriter.write(rows, 10_000)).hasSizeGreaterThan(5).allSatisfy(part -> assertThat(part.data())
                .hasSizeLessThan(12_000));
        assertThat(roundTrip(rows, 10_000))
                .extracting(row -> row.origin().offset())
                .containsExactlyElementsOf(
                        rows.stream().map(row -> row.origin().offset()).toList());
    }

    @Test
    void noRowsMakeOnePart() {
        assertThat(PreparedWriter.write(List.of(), 10)).hasSize(1);
        assertThat(roundTrip(List.of(), 10)).isEmpty();
    }

    @Test
    void aTextMayBeLongerThanAnyConverterReads() {
        String text = "x".repeat(21_000_000);

        List<PlannedRow> read = roundTrip(List.of(changed(1, new RowStep.Inserted(full().put("text", text)))), 10);

        assertThat(read.get(0).afterRow().orElseThrow().getString("text")).isEqualTo(text);
    }

    @Test
    void whatALaterVersionWroteIsRefused() {
        assertThatThrownBy(() -> PreparedReader.read(new byte[] {2}, STREAM, 0))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("format has the number 2");
        assertThatThrownBy(() -> PreparedReader.read(new byte[] {1, 'I', 0}, STREAM, 0))
                .isInstanceOf(ConnectException.class);
    }

    private static List<PlannedRow> roundTrip(List<PlannedRow> rows, long partBytes) {
        return PreparedWriter.write(rows, partBytes).stream()
                .flatMap(part -> PreparedReader.read(part.data(), STREAM, COMMITTED).stream())
                .toList();
    }

    private static PlannedRow changed(long offset, RowStep step) {
        return new PlannedRow.Changed(origin(offset), TABLE, step);
    }

    private static ChangeOrigin origin(long offset) {
        return new ChangeOrigin(
                "a", 0, offset, new SiteName("a"), COMMITTED, offset == 2, offset == 3, SeenOffsets.parse("b=12"));
    }

    private static Struct full() {
        return new Struct(ROW)
                .put("tiny", Byte.MIN_VALUE)
                .put("small", Short.MAX_VALUE)
                .put("whole", Integer.MIN_VALUE)
                .put("large", Long.MAX_VALUE)
                .put("single", 0.1f)
                .put("real", Double.MIN_VALUE)
                .put("flag", true)
                .put("text", "größe 😀\u0000'\\")
                .put("bytes", ByteBuffer.wrap(new byte[] {0, -1, 39, 92}))
                .put("decimal", new BigDecimal("-12345678901234567890.1200"))
                .put("moment", Date.from(Instant.ofEpochMilli(COMMITTED)))
                .put(
                        "place",
                        new Struct(GEOMETRY)
                                .put("wkb", ByteBuffer.wrap(new byte[] {1, 2}))
                                .put("srid", 4326))
                .put("vector", List.of(1.5f, -0.0f))
                .put("map", Map.of("one", 1L))
                .put("defaulted", "this");
    }
}
