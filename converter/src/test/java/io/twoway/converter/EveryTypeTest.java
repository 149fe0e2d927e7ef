package io.twoway.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type with its values, alone and in what can hold it, under all settings that change its form. */
class EveryTypeTest {

    private static final List<Map<String, String>> SETTINGS = List.of(
            Map.of(),
            Map.of("decimal.format", "numeric"),
            Map.of("replace.null.with.default", "false"),
            Map.of("decimal.format", "NUMERIC", "replace.null.with.default", "false"));

    static Stream<org.junit.jupiter.params.provider.Arguments> types() {
        return Stream.of(
                arguments(SchemaBuilder.bool(), List.of(true, false)),
                arguments(SchemaBuilder.int8(), List.of(Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE)),
                arguments(SchemaBuilder.int16(), List.of(Short.MIN_VALUE, (short) -1, Short.MAX_VALUE)),
                arguments(SchemaBuilder.int32(), List.of(Integer.MIN_VALUE, 0, 10, 99, 100, Integer.MAX_VALUE)),
                arguments(SchemaBuilder.int64(), longs()),
                arguments(SchemaBuilder.float32(), floats()),
                arguments(SchemaBuilder.float64(), doubles()),
                arguments(SchemaBuilder.string(), texts()),
                arguments(SchemaBuilder.string().name("io.debezium.data.Json").version(1), texts()),
                arguments(SchemaBuilder.bytes(), bytes()),
                arguments(Decimal.builder(0), List.of(BigDecimal.ZERO, new BigDecimal("-129"))),
                arguments(Decimal.builder(30), decimals()),
                arguments(Decimal.builder(-3), List.of(new BigDecimal(BigInteger.TEN, -3))),
                arguments(Date.builder(), millis(-86_400_000L, 0, 253_402_214_400_000L)),
                arguments(Time.builder(), millis(0, 1, 86_399_999)),
                arguments(Timestamp.builder(), millis(Long.MIN_VALUE, -1, 0, 1_780_000_000_123L, Long.MAX_VALUE)));
    }

    private static List<Long> longs() {
        List<Long> longs = new ArrayList<>(List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, 0L, -1L, Long.MAX_VALUE));
        for (long power = 1; power < 1_000_000_000_000_000_000L; power *= 10) {
            longs.addAll(List.of(power, power - 1, -power, 9 * power, power * 10));
        }
        return longs;
    }

    private static List<Float> floats() {
        return List.of(
                0f,
                -0f,
                1f,
                0.1f,
                1e10f,
                1.17549435e-38f,
                Float.MIN_VALUE,
                Float.MAX_VALUE,
                16777216f,
                Float.NaN,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY);
    }

    private static List<Double> doubles() {
        return List.of(
                0.0,
                -0.0,
                1.0,
                0.1,
                1e7,
                1e22,
                Math.nextUp(1e22),
                9007199254740992.0,
                1234567.1234567,
                1e-7,
                4.9e-324,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
    }

    private static List<BigDecimal> decimals() {
        return List.of(
                new BigDecimal(BigInteger.TEN.pow(65).subtract(BigInteger.ONE), 30),
                new BigDecimal(BigInteger.TEN.pow(65).subtract(BigInteger.ONE).negate(), 30),
                new BigDecimal(BigInteger.ONE, 30),
                new BigDecimal(BigInteger.ZERO, 30),
                new BigDecimal(BigInteger.valueOf(100), 30));
    }

    private static List<Object> texts() {
        StringBuilder all = new StringBuilder();
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            all.append((char) character);
        }
        return List.of(
                "",
                "plain",
                "\"quoted\\ \b\f\n\r\t\u0000\u001f\u007f",
                "Zoë 名前 ﷽",
                "\uD83D\uDE00",
                "half \uD83D",
                "\uDE00 half",
                "\uFFFD",
                "x".repeat(100_000),
                "é".repeat(100_000),
                all.toString());
    }

    private static List<Object> bytes() {
        List<Object> bytes = new ArrayList<>();
        for (int length = 0; length < 10; length++) {
            bytes.add(new byte[length]);
            bytes.add(ByteBuffer.wrap(new byte[length]));
        }
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        bytes.add(all);
        bytes.add(ByteBuffer.wrap(all, 3, 5).slice());
        return bytes;
    }

    private static List<Object> millis(long... times) {
        return Arrays.stream(times)
                .mapToObj(Instant::ofEpochMilli)
                .<Object>map(java.util.Date::from)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void bytesAndStructsAreThoseOfJsonConverter(SchemaBuilder type, List<?> values) {
        for (Map<String, String> settings : SETTINGS) {
            Comparison comparison = new Comparison(settings);
            Schema required = type.build();
            Schema optional = like(type).optional().build();
            Schema standard = like(type).defaultValue(values.get(0)).build();
            Schema both = like(type).optional().defaultValue(values.get(0)).build();
            for (Schema schema : List.of(required, optional, standard, both)) {
                values.forEach(value -> inEverything(comparison, schema, value));
                inEverything(comparison, schema, null);
            }
        }
    }

    private static SchemaBuilder like(SchemaBuilder type) {
        SchemaBuilder same = new SchemaBuilder(type.type()).name(type.name()).version(type.version());
        return type.parameters() == null ? same : same.parameters(type.parameters());
    }

    private static void inEverything(Comparison comparison, Schema schema, Object value) {
        comparison.bothWays(schema, value);
        comparison.bothWays(SchemaBuilder.array(schema).build(), Arrays.asList(value, value));
        comparison.bothWays(SchemaBuilder.map(Schema.STRING_SCHEMA, schema).build(), pair("key", value));
        comparison.bothWays(SchemaBuilder.map(schema, schema).build(), pair(value, value));
        Schema struct = SchemaBuilder.struct()
                .field("a", schema)
                .field("b\u0000\"é", schema)
                .build();
        if (value == null) {
            comparison.bothWays(struct, new Struct(struct));
        } else {
            comparison.bothWays(struct, new Struct(struct).put("a", value).put("b\u0000\"é", value));
        }
    }

    private static Map<Object, Object> pair(Object key, Object value) {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    @org.junit.jupiter.api.Test
    void whatHoldsNothingAndWhatHoldsALotIsTheSameToo() {
        Comparison comparison = new Comparison(Map.of());
        Schema empty = SchemaBuilder.struct().build();
        comparison.bothWays(empty, new Struct(empty));
        Schema map =
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build();
        comparison.bothWays(map, Map.of());
        comparison.bothWays(map, pair("", 1));
        Schema pairs = SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        comparison.bothWays(pairs, Map.of());
        comparison.bothWays(pairs, Map.of(1, "a", 2, "b"));
        Schema list = SchemaBuilder.array(map).build();
        comparison.bothWays(list, List.of());
        comparison.bothWays(list, List.of(Map.of(), Map.of("a", 1, "b", 2)));

        assertThat(comparison.left()).as("each schema once in each direction").isEqualTo(8);
    }
}
