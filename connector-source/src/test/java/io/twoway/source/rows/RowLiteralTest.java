package io.twoway.source.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.data.Bits;
import io.debezium.data.geometry.Geometry;
import io.debezium.data.vector.FloatVector;
import io.debezium.time.Date;
import io.debezium.time.MicroTime;
import io.debezium.time.MicroTimestamp;
import io.debezium.time.Timestamp;
import io.debezium.time.Year;
import io.debezium.time.ZonedTimestamp;
import io.twoway.value.ImpossibleDate;
import io.twoway.value.ImpossibleDateTime;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowLiteralTest {

    private static final ImpossibleDate FEBRUARY_31 = new ImpossibleDate(2024, 2, 31);

    static Stream<Arguments> values() {
        Schema place = Geometry.builder().build();
        return Stream.of(
                Arguments.of(Schema.INT32_SCHEMA, null, "NULL"),
                Arguments.of(Schema.INT64_SCHEMA, Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(Schema.BOOLEAN_SCHEMA, true, "true"),
                Arguments.of(Schema.FLOAT32_SCHEMA, Float.MAX_VALUE, "3.4028234663852886E38"),
                Arguments.of(Schema.BYTES_SCHEMA, new BigDecimal("1E+3"), "1000"),
                Arguments.of(Schema.STRING_SCHEMA, "a'\\\u00e9", "_utf8mb4 x'61275cc3a9'"),
                Arguments.of(Schema.STRING_SCHEMA, "", "_utf8mb4 x''"),
                Arguments.of(Schema.BYTES_SCHEMA, ByteBuffer.wrap(new byte[] {0, -1}), "x'00ff'"),
                Arguments.of(Bits.builder(12).build(), new byte[] {1, 8}, "x'0801'"),
                Arguments.of(Date.schema(), 0, "'1970-01-01'"),
                Arguments.of(Date.schema(), FEBRUARY_31.encoded(), "'2024-02-31'"),
                Arguments.of(Timestamp.schema(), 1L, "'1970-01-01 00:00:00.001000'"),
                Arguments.of(MicroTimestamp.schema(), -1L, "'1969-12-31 23:59:59.999999'"),
                Arguments.of(
                        MicroTimestamp.schema(),
                        new ImpossibleDateTime(FEBRUARY_31, 61, 5).encoded(),
                        "'2024-02-31 00:01:01.000005'"),
                Arguments.of(ZonedTimestamp.schema(), "2023-11-14T22:13:20.5Z", "'2023-11-14 22:13:20.500000'"),
                Arguments.of(ZonedTimestamp.schema(), "0000-00-00T00:00:00Z", "'0000-00-00 00:00:00.000000'"),
                Arguments.of(MicroTime.schema(), -3_020_399_000_000L, "'-838:59:59.000000'"),
                Arguments.of(Year.schema(), 1900, "0"),
                Arguments.of(Year.schema(), 2155, "2155"),
                Arguments.of(FloatVector.schema(), List.of(1f, -2f), "x'0000803f000000c0'"),
                Arguments.of(place, Geometry.createValue(place, new byte[] {1, 2}, 4326), "x'e61000000102'"),
                Arguments.of(
                        SchemaBuilder.string().name("io.debezium.data.Json").build(), "{}", "_utf8mb4 x'7b7d'"));
    }

    @ParameterizedTest(name = "{1} is written {2}")
    @MethodSource("values")
    void valueIsWrittenAsMySqlAssignsIt(Schema schema, Object value, String literal) {
        assertThat(RowLiteral.of(schema, value)).isEqualTo(literal);
    }
}
