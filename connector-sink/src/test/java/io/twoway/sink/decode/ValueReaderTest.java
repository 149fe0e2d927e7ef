package io.twoway.sink.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Generation;
import io.twoway.sink.change.JsonDocuments;
import io.twoway.sink.change.Value;
import io.twoway.value.ImpossibleDate;
import io.twoway.value.ImpossibleDateTime;
import io.twoway.value.ZeroTimestamp;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueReaderTest {

    private static final long ZERO = new ImpossibleDateTime(new ImpossibleDate(0, 0, 0), 1, 500_000).encoded();
    private static final Schema PLAIN = Schema.OPTIONAL_STRING_SCHEMA;

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(ColumnType.TINYINT, 0, PLAIN, (short) -128, new Value.Whole(-128)),
                Arguments.of(ColumnType.BIGINT, 0, PLAIN, Long.MIN_VALUE, new Value.Whole(Long.MIN_VALUE)),
                Arguments.of(ColumnType.BIGINT, 0, PLAIN, new BigDecimal("7"), new Value.Whole(7)),
                Arguments.of(
                        ColumnType.BIGINT,
                        0,
                        PLAIN,
                        new BigDecimal("18446744073709551615"),
                        new Value.Exact(new BigDecimal("18446744073709551615"))),
                Arguments.of(ColumnType.YEAR, 0, PLAIN, 2155, new Value.Whole(2155)),
                Arguments.of(ColumnType.YEAR, 0, PLAIN, 1900, new Value.Whole(0)),
                Arguments.of(ColumnType.DECIMAL, 0, PLAIN, new BigDecimal("1.50"), exact("1.5")),
                Arguments.of(ColumnType.DECIMAL, 0, PLAIN, new BigDecimal("0.000"), exact("0")),
                Arguments.of(ColumnType.BIT, 0, PLAIN, true, new Value.Whole(1)),
                Arguments.of(ColumnType.BIT, 0, PLAIN, new byte[] {1, 2}, new Value.Whole(0x0201)),
                Arguments.of(
                        ColumnType.BIT,
                        0,
                        PLAIN,
                        new byte[] {-1, -1, -1, -1, -1, -1, -1, -1},
                        exact("18446744073709551615")),
                Arguments.of(ColumnType.FLOAT, 0, PLAIN, 1.1d, new Value.Real(1.1f)),
                Arguments.of(ColumnType.FLOAT, 0, PLAIN, 1.1f, new Value.Real(1.1f)),
                Arguments.of(ColumnType.DOUBLE, 0, PLAIN, 1.1d, new Value.Real(1.1d)),
                Arguments.of(ColumnType.DATETIME, 3, named("Timestamp"), 1L, text("1970-01-01 00:00:00.001")),
                Arguments.of(ColumnType.DATETIME, 6, named("MicroTimestamp"), 1L, text("1970-01-01 00:00:00.000001")),
                Arguments.of(ColumnType.DATE, 0, PLAIN, new ImpossibleDate(2024, 5, 0).encoded(), text("2024-05-00")),
                Arguments.of(ColumnType.DATETIME, 3, named("Timestamp"), ZERO, text("0000-00-00 00:00:01.500")),
                Arguments.of(ColumnType.DATETIME, 6, named("MicroTimestamp"), ZERO, text("0000-00-00 00:00:01.500000")),
                Arguments.of(ColumnType.TIMESTAMP, 2, PLAIN, ZeroTimestamp.ENCODED, text("0000-00-00 00:00:00.00")),
                Arguments.of(ColumnType.VECTOR, 0, PLAIN, List.of(1.0f, -2.5f), Value.Binary.of(new byte[] {
                    0, 0, -128, 63, 0, 0, 32, -64
                })),
                Arguments.of(ColumnType.TIME, 0, named("MicroTime"), -3_020_399_000_000L, text("-838:59:59")),
                Arguments.of(
                        ColumnType.JSON, 0, PLAIN, "{\"a\":1,\"b\":2}", JsonDocuments.parse("{\"b\": 2, \"a\": 1}")),
                Arguments.of(
                        ColumnType.BINARY, 0, PLAIN, ByteBuffer.wrap(new byte[] {0, 1}), Value.Binary.of(new byte[] {
                            0, 1
                        })),
                Arguments.of(ColumnType.VARCHAR, 0, PLAIN, null, Value.Null.NULL));
    }

    @ParameterizedTest
    @MethodSource("values")
    void givesEachTypeItsForm(ColumnType type, int fraction, Schema schema, Object given, Value expected) {
        assertThat(ValueReader.read(column(type, fraction), schema, given)).isEqualTo(expected);
    }

    @Test
    void writesAGeometryAsMySqlStoresIt() {
        Schema schema = SchemaBuilder.struct()
                .field("wkb", Schema.BYTES_SCHEMA)
                .field("srid", Schema.OPTIONAL_INT32_SCHEMA)
                .build();
        Struct point = new Struct(schema).put("wkb", new byte[] {1, 9}).put("srid", 4326);

        assertThat(ValueReader.read(column(ColumnType.POINT, 0), schema, point))
                .isEqualTo(Value.Binary.of(new byte[] {(byte) 0xE6, 0x10, 0, 0, 1, 9}));
    }

    @Test
    void refusesTextInANumericColumn() {
        assertThatThrownBy(() -> ValueReader.read(column(ColumnType.INT, 0), PLAIN, "7"))
                .hasMessageContaining("not a whole number");
    }

    private static Column column(ColumnType type, int fraction) {
        return new Column("c", type, Generation.NONE, fraction, false);
    }

    private static Schema named(String type) {
        return SchemaBuilder.int64().name("io.debezium.time." + type).build();
    }

    private static Value exact(String number) {
        return new Value.Exact(new BigDecimal(number));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    @Test
    void oneJsonNumberInTwoTypesIsTwoValues() {
        assertThat(JsonDocuments.parse("[100]")).isNotEqualTo(JsonDocuments.parse("[100.0]"));
        assertThat(JsonDocuments.parse("[100.0, 5e-324]")).isEqualTo(JsonDocuments.parse("[1e2, 4.9E-324]"));
        assertThat(JsonDocuments.parse("18446744073709551615")).isNotEqualTo(JsonDocuments.parse("-1"));
    }
}
