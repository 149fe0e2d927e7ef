package io.twoway.converter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Schemas of any form and values of them, with a liking for what lies at the edges. */
final class RandomRecords {

    private static final String[] PIECES = {
        "",
        "a",
        "Zoë",
        "名前",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "\"",
        "\\",
        "/",
        "\b\f\n\r\t",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u0080",
        "\u07ff",
        "\u0800",
        "\uFFFD",
        "\uFFFF",
        "\u2028",
        "null",
        "{\"schema\":{},\"payload\":",
        "}",
        "1.0"
    };
    private static final long MILLIS_PER_DAY = 86_400_000;

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    Schema struct(int depth) {
        SchemaBuilder builder = SchemaBuilder.struct();
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            builder.field(i + name(), schema(depth - 1));
        }
        return finished(builder, () -> null);
    }

    Schema schema(int depth) {
        int kind = random.nextInt(depth > 0 ? 16 : 13);
        return switch (kind) {
            case 13 -> struct(depth);
            case 14 -> finished(SchemaBuilder.array(schema(depth - 1)), () -> null);
            case 15 -> finished(SchemaBuilder.map(schema(random.nextInt(2)), schema(depth - 1)), () -> null);
            default -> simple(kind);
        };
    }

    private Schema simple(int kind) {
        SchemaBuilder builder =
                switch (kind) {
                    case 0 -> SchemaBuilder.bool();
                    case 1 -> SchemaBuilder.int8();
                    case 2 -> SchemaBuilder.int16();
                    case 3 -> SchemaBuilder.int32();
                    case 4 -> SchemaBuilder.int64();
                    case 5 -> SchemaBuilder.float32();
                    case 6 -> SchemaBuilder.float64();
                    case 7 -> SchemaBuilder.string();
                    case 8 -> SchemaBuilder.bytes();
                    case 9 -> Decimal.builder(random.nextInt(5) - 1);
                    case 10 -> Date.builder();
                    case 11 -> Time.builder();
                    default -> Timestamp.builder();
                };
        return finished(builder, () -> value(builder));
    }

    private Schema finished(SchemaBuilder builder, Supplier<Object> value) {
        if (random.nextBoolean()) {
            builder.optional();
        }
        if (builder.name() == null && random.nextInt(4) == 0) {
            builder.name("n" + text()).version(random.nextInt());
        }
        if (random.nextInt(4) == 0) {
            builder.doc(text());
        }
        if (random.nextInt(6) == 0) {
            builder.parameter("p" + text(), text());
        }
        Object standard = random.nextInt(3) == 0 ? value.get() : null;
        return (standard == null ? builder : builder.defaultValue(standard)).build();
    }

    /** Returns a value, null wherever one may be. */
    Object nullable(Schema schema) {
        boolean mayBeNull = schema.isOptional() || schema.defaultValue() != null;
        return mayBeNull && random.nextInt(3) == 0 ? null : value(schema);
    }

    Object value(Schema schema) {
        if (schema.name() != null) {
            switch (schema.name()) {
                case Decimal.LOGICAL_NAME -> {
                    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
                    return new BigDecimal(new BigInteger(1 + random.nextInt(200), random), scale)
                            .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
                }
                case Date.LOGICAL_NAME -> {
                    return java.util.Date.from(
                            Instant.ofEpochMilli(random.nextInt(-800_000, 800_000) * MILLIS_PER_DAY));
                }
                case Time.LOGICAL_NAME -> {
                    return java.util.Date.from(Instant.ofEpochMilli(random.nextLong(MILLIS_PER_DAY)));
                }
                case Timestamp.LOGICAL_NAME -> {
                    return java.util.Date.from(Instant.ofEpochMilli(integer()));
                }
                default -> {}
            }
        }
        return ofType(schema);
    }

    private Object ofType(Schema schema) {
        return switch (schema.type()) {
            case BOOLEAN -> random.nextBoolean();
            case INT8 -> (byte) integer();
            case INT16 -> (short) integer();
            case INT32 -> (int) integer();
            case INT64 -> integer();
            case FLOAT32 -> float32();
            case FLOAT64 -> float64();
            case STRING -> text();
            case BYTES -> random.nextBoolean() ? bytes() : ByteBuffer.wrap(bytes());
            case ARRAY -> list(schema.valueSchema());
            case MAP -> map(schema);
            case STRUCT -> struct(schema);
        };
    }

    private Struct struct(Schema schema) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            Object value = nullable(field.schema());
            if (value != null) {
                struct.put(field, value);
            }
        }
        return struct;
    }

    private List<Object> list(Schema element) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element(element));
        }
        return list;
    }

    private Map<Object, Object> map(Schema schema) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(
                    random.nextInt(9) == 0 ? element(schema.keySchema()) : value(schema.keySchema()),
                    element(schema.valueSchema()));
        }
        return map;
    }

    /** A default does not make null valid here, as it does in a Struct. */
    private Object element(Schema schema) {
        return schema.isOptional() ? nullable(schema) : value(schema);
    }

    private long integer() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> Integer.MIN_VALUE;
            case 3 -> random.nextInt(20) - 10;
            case 4 -> (long) Math.pow(10, random.nextInt(19)) - random.nextInt(2);
            default -> random.nextLong() >> random.nextInt(63);
        };
    }

    private double float64() {
        double[] odd = {
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            1e22,
            0.1
        };
        return switch (random.nextInt(4)) {
            case 0 -> odd[random.nextInt(odd.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextInt(100_000) / 100.0;
        };
    }

    private float float32() {
        float[] odd = {
            0.0f, -0.0f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, 16777216f, 0.1f
        };
        return switch (random.nextInt(4)) {
            case 0 -> odd[random.nextInt(odd.length)];
            case 1 -> Float.intBitsToFloat(random.nextInt());
            default -> random.nextInt(100_000) / 100.0f;
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? 2_000 : 8)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Jackson does not read a name with half a character. */
    private String name() {
        String text = text();
        return random.nextInt(20) == 0 ? text : text.replaceAll("[\\uD800-\\uDFFF]", "x");
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(50) == 0 ? 2_000 : 4); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
