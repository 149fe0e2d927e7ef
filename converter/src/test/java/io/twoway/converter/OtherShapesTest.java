package io.twoway.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as JsonConverter writes it, and what is wrong: results and exceptions are JsonConverter's. */
class OtherShapesTest {

    private static final Schema PAIR = SchemaBuilder.struct()
            .field("a", Schema.INT32_SCHEMA)
            .field("b", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final String KNOWN =
            "{\"type\":\"struct\",\"fields\":[{\"type\":\"int32\",\"optional\":false,\"field\":\"a\"},"
                    + "{\"type\":\"string\",\"optional\":true,\"field\":\"b\"}],\"optional\":false}";

    private final Comparison comparison = new Comparison(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payload\":{\"a\":1,\"b\":\"x\"},\"schema\":S}",
                "{\"schema\": S,\"payload\":{\"a\":1,\"b\":\"x\"}}",
                "{\"schema\":S, \"payload\":{\"a\":1,\"b\":\"x\"}}",
                " {\"schema\":S,\"payload\":{\"a\":1,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":\"x\"}}\n",
                "{\"schema\":S,\"payload\":{\"a\":1, \"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"b\":\"x\",\"a\":1}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"a\":2,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1}}",
                "{\"schema\":S,\"payload\":{\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":\"x\",\"c\":true}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":\"x\"},\"more\":1}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":\"x\"}}{}",
                "{\"schema\":S,\"payload\":{\"a\":007,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":-0,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1.5,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1e2,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":2147483648,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":99999999999999999999999,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":\"1\",\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":null,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":2}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":\"\\u00e9\\uD83D\\uDE00\\/\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":\"\\x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":\"\\u12\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":\"\t\"}}",
                "{\"schema\":S,\"payload\":{\"\\u0061\":1,\"b\":\"x\"}}",
                "{\"schema\":S,\"payload\":{\"a\":1,\"b\":\"x\"",
                "{\"schema\":S,\"payload\":",
                "{\"schema\":S,\"payload\"",
                "{\"schema\":S}",
                "{\"schema\":S,\"payload\":null}",
                "{\"schema\":S,\"payload\":[]}",
                "{\"schema\":null,\"payload\":{\"a\":1}}",
                "{\"schema\":null,\"payload\":null}",
                "{\"schema\":{},\"payload\":null}",
                "{\"schema\":{\"type\":\"other\"},\"payload\":null}",
                "{\"schema\":{\"type\":\"int32\",\"payload\":1}",
                "{\"schema\":[{\"type\":\"int32\"}],\"payload\":1}",
                "{\"schema\":{\"type\":\"int32\"]},\"payload\":1}",
                "{\"schema\":{\"type\":\"int32\"},\"payload\":1}",
                "{\"schema\":{\"type\":\"int32\",\"doc\":\"}\\\"\"},\"payload\":1}",
                "{\"schema\":{\"type\":\"array\",\"items\":{\"type\":\"int8\"}},\"payload\":[1,2]}",
                "{\"schema\":{\"type\":\"array\",\"items\":{\"type\":\"int8\"}},\"payload\":[128,[]]}",
                "{\"schema\":{\"type\":\"array\",\"items\":{\"type\":\"int8\"}},\"payload\":{\"a\":1}}",
                "{\"schema\":{\"type\":\"bytes\"},\"payload\":\"AQ=\"}",
                "{\"schema\":{\"type\":\"bytes\"},\"payload\":\"AQ==\"}",
                "{\"schema\":{\"type\":\"bytes\"},\"payload\":\"AR==\"}",
                "{\"schema\":{\"type\":\"bytes\"},\"payload\":\"A\\nQ==\"}",
                "{\"schema\":{\"type\":\"double\"},\"payload\":\"NaN\"}",
                "{\"schema\":{\"type\":\"double\"},\"payload\":NaN}",
                "{\"schema\":{\"type\":\"double\"},\"payload\":1e400}",
                "{\"schema\":{\"type\":\"double\"},\"payload\":-1e-400}",
                "{\"schema\":{\"type\":\"double\"},\"payload\":1e99999999999}",
                "{\"schema\":{\"type\":\"double\"},\"payload\":1.}",
                "{\"schema\":{\"type\":\"double\"},\"payload\":.5}",
                "{\"schema\":{\"type\":\"double\"},\"payload\":+1}",
                "{\"schema\":{\"type\":\"double\"},\"payload\":12345678901234567890123456789}",
                "{\"schema\":{\"type\":\"boolean\"},\"payload\":1}",
                "[]",
                "5",
                "",
                "{",
            })
    void aMessageEndsAsItDoesWithJsonConverterWhetherItsSchemaIsKnownOrNot(String message) {
        byte[] bytes = message.replace("S", KNOWN).getBytes(StandardCharsets.UTF_8);
        comparison.read(bytes);
        comparison.write(PAIR, new Struct(PAIR).put("a", 1));
        comparison.read(bytes("{\"schema\":" + KNOWN + ",\"payload\":{\"a\":1,\"b\":null}}"));
        comparison.read(bytes);
        comparison.read(bytes);
    }

    @Test
    void aMarkOfTheByteOrderAndBytesThatAreNoUtf8AreLeft() {
        byte[] message = bytes("{\"schema\":" + KNOWN + ",\"payload\":{\"a\":1,\"b\":\"x\"}}");
        comparison.read(message);
        for (int odd : new int[] {0x80, 0xC0, 0xC1, 0xE2, 0xF5, 0xFF}) {
            byte[] broken = message.clone();
            broken[broken.length - 4] = (byte) odd;
            comparison.read(broken);
        }
        comparison.read(new String(message, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
        comparison.read(bytes("\uFEFF" + new String(message, StandardCharsets.UTF_8)));
    }

    @Test
    void nothingAndWhatHasNoSchemaIsLeft() {
        comparison.read(null);
        comparison.write(null, null);
        comparison.bothWays(null, "text");
        comparison.bothWays(null, List.of(1L, Map.of("a", true)));
        comparison.bothWays(Schema.OPTIONAL_STRING_SCHEMA, null);
    }

    @Test
    void aValueThatItsSchemaDoesNotHaveIsRefusedAsJsonConverterRefusesIt() {
        Struct pair = new Struct(PAIR).put("a", 1);
        Schema other = SchemaBuilder.struct().field("a", Schema.INT32_SCHEMA).build();
        for (int i = 0; i < 2; i++) {
            comparison.bothWays(PAIR, new Struct(other).put("a", 1));
            comparison.bothWays(PAIR, new Struct(PAIR));
            comparison.bothWays(PAIR, "text");
            comparison.bothWays(PAIR, null);
            comparison.bothWays(Schema.INT32_SCHEMA, 1L);
            comparison.bothWays(Schema.STRING_SCHEMA, 1);
            comparison.bothWays(Schema.STRING_SCHEMA, CharBuffer.wrap("text"));
            comparison.bothWays(Schema.FLOAT64_SCHEMA, 1);
            comparison.bothWays(Schema.BYTES_SCHEMA, "text");
            comparison.bothWays(Schema.BYTES_SCHEMA, ByteBuffer.allocate(3).asReadOnlyBuffer());
            comparison.bothWays(Schema.BYTES_SCHEMA, ByteBuffer.allocateDirect(3));
            comparison.bothWays(PAIR, pair);
        }
    }

    @Test
    void keysThatHaveOneTextAreOneKey() {
        Map<Object, Object> keys = new HashMap<>();
        keys.put("a", 1);
        keys.put(CharBuffer.wrap("a"), 1);
        comparison.bothWays(
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build(), keys);
        keys.put(null, 3);
        comparison.bothWays(
                SchemaBuilder.map(Schema.OPTIONAL_STRING_SCHEMA, Schema.INT32_SCHEMA)
                        .build(),
                keys);
    }

    @Test
    void aSchemaThatIsStillBeingBuiltIsLeft() {
        SchemaBuilder builder = SchemaBuilder.struct().field("a", SchemaBuilder.int32());
        comparison.write(builder, new Struct(builder.build()).put("a", 1));
        Schema built = builder.build();
        comparison.write(built, new Struct(built).put("a", 1));
        comparison.write(built, new Struct(built).put("a", 2));
        assertThat(comparison.left()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"schemas.enable", "schema.content"})
    void withoutSchemasInTheMessagesAllIsLeft(String key) {
        Comparison plain = new Comparison(Map.of(key, key.equals("schemas.enable") ? "false" : KNOWN));
        plain.bothWays(PAIR, new Struct(PAIR).put("a", 1));
        plain.read(bytes("{\"a\":1,\"b\":\"x\"}"));
    }

    @Test
    void deepSchemasEndWhereTheyDoWithJsonConverter() {
        for (int depth : new int[] {50, 240, 490, 600}) {
            Schema schema = Schema.INT32_SCHEMA;
            Object value = depth;
            for (int i = 0; i < depth; i++) {
                if (i % 2 == 0) {
                    schema = SchemaBuilder.struct().field("f", schema).build();
                    value = new Struct(schema).put("f", value);
                } else {
                    schema = SchemaBuilder.array(schema).build();
                    value = List.of(value);
                }
            }
            comparison.bothWays(schema, value);
        }
    }

    /** The one difference: Jackson reads no text of more than 20,000,000 characters, and a column may have more. */
    @Test
    void textsAreReadThatAreTooLongForJsonConverter() {
        String text = "x".repeat(20_000_001);
        SchemaCachingJsonConverter converter = comparison.caching();
        byte[] message = comparison.write(PAIR, new Struct(PAIR).put("a", 1).put("b", text));

        assertThat(((Struct) converter.toConnectData("t", message).value()).get("b"))
                .isEqualTo(text);
        try (JsonConverter kafkas = new JsonConverter()) {
            kafkas.configure(Map.of(), false);
            assertThatThrownBy(() -> kafkas.toConnectData("t", message)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void settingsAreThoseOfJsonConverterAndWhatItRefusesIsRefused() {
        assertThat(comparison.caching().config().names())
                .isEqualTo(new JsonConverter().config().names());
        assertThatThrownBy(() -> new Comparison(Map.of("decimal.format", "octal")))
                .hasMessageContaining("decimal.format");
        assertThat(comparison.caching().version()).isNotEmpty();
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length);
    }
}
