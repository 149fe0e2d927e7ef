package io.twoway.converter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/** Kafka's JsonConverter and ours beside it: what one does with a value or with bytes the other must do too. */
final class Comparison {

    private static final String TOPIC = "a";

    private final JsonConverter plain = new JsonConverter();
    private final CountingJsonConverter within = new CountingJsonConverter();
    private final SchemaCachingJsonConverter caching = new SchemaCachingJsonConverter(within);

    Comparison(Map<String, ?> settings) {
        plain.configure(settings, false);
        caching.configure(settings, false);
    }

    /** Returns how often ours has left something to Kafka's. */
    int left() {
        return within.calls();
    }

    SchemaCachingJsonConverter caching() {
        return caching;
    }

    /** Writes a value twice and reads it twice, as the first one of its schema and as the next. */
    byte[] bothWays(Schema schema, Object value) {
        byte[] bytes = null;
        for (int i = 0; i < 2; i++) {
            bytes = write(schema, value);
            if (bytes != null) {
                read(bytes);
            }
        }
        return bytes;
    }

    /** Returns what both have written; null if there is nothing. */
    byte[] write(Schema schema, Object value) {
        Object expected = outcome(() -> plain.fromConnectData(TOPIC, schema, value));
        Object actual = outcome(() -> caching.fromConnectData(TOPIC, schema, value));
        assertThat(text(actual)).isEqualTo(text(expected));
        return actual instanceof byte[] bytes ? bytes : null;
    }

    void read(byte[] message) {
        Object expected = outcome(() -> described(plain.toConnectData(TOPIC, message)));
        Object actual = outcome(() -> described(caching.toConnectData(TOPIC, message)));
        assertThat(actual).as(() -> String.valueOf(text(message))).isEqualTo(expected);
    }

    private static Object outcome(Supplier<Object> conversion) {
        try {
            return conversion.get();
        } catch (RuntimeException e) {
            return e.getClass().getName() + ": " + e.getMessage() + (e.getCause() == null ? "" : " " + e.getCause());
        }
    }

    private static Object text(Object outcome) {
        return outcome instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : outcome;
    }

    private static List<Object> described(SchemaAndValue read) {
        List<Object> both = new ArrayList<>();
        both.add(read.schema());
        both.add(described(read.value()));
        return both;
    }

    /** Returns a value so that equal ones are equal: arrays have no equality. */
    private static Object described(Object value) {
        if (value instanceof byte[] bytes) {
            return "bytes " + HexFormat.of().formatHex(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            return "buffer " + buffer + " " + buffer.hashCode();
        } else if (value instanceof List<?> list) {
            return list.stream().map(Comparison::described).toList().toString() + list.getClass();
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> described(entry.getKey()) + "=" + described(entry.getValue()))
                    .sorted()
                    .toList();
        } else if (value instanceof Struct struct) {
            return described(struct);
        }
        return value == null ? "null" : value.getClass().getName() + " " + value;
    }

    private static List<Object> described(Struct struct) {
        List<Object> described = new ArrayList<>(List.of(struct.schema()));
        for (Field field : struct.schema().fields()) {
            described.add(described(struct.getWithoutDefault(field.name())));
        }
        return described;
    }
}
