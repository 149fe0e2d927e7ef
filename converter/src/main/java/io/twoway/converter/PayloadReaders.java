package io.twoway.converter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** The making of readers, each for one schema with all below it. */
final class PayloadReaders {

    private final Conversion conversion;

    PayloadReaders(Conversion conversion) {
        this.conversion = conversion;
    }

    PayloadReader of(Schema schema) {
        Conversion.requireBuilt(schema);
        PayloadReader.Form form =
                switch (Conversion.logical(schema)) {
                    case DECIMAL -> decimal(schema);
                    case DATE -> input -> Date.toLogical(schema, int32(input));
                    case TIME -> input -> Time.toLogical(schema, int32(input));
                    case TIMESTAMP -> input -> Timestamp.toLogical(schema, int64(input));
                    case NONE -> ofType(schema);
                };
        return new PayloadReader(schema, conversion, form);
    }

    private PayloadReader.Form ofType(Schema schema) {
        return switch (schema.type()) {
            case INT8 -> input -> (byte) input.integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case INT16 -> input -> (short) input.integer(Short.MIN_VALUE, Short.MAX_VALUE);
            case INT32 -> PayloadReaders::int32;
            case INT64 -> PayloadReaders::int64;
            case FLOAT32 -> JsonInput::float32;
            case FLOAT64 -> JsonInput::float64;
            case BOOLEAN -> JsonInput::bool;
            case STRING -> JsonInput::text;
            case BYTES -> JsonInput::base64;
            case ARRAY -> array(of(schema.valueSchema()));
            case MAP -> map(schema);
            case STRUCT -> new StructReader(schema, this);
        };
    }

    private static int int32(JsonInput input) {
        return (int) input.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static long int64(JsonInput input) {
        return input.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Both forms are read, whichever is written. */
    private static PayloadReader.Form decimal(Schema schema) {
        int scale = Conversion.scale(schema);
        return input -> input.isNext('"') ? new BigDecimal(new BigInteger(input.base64()), scale) : input.decimal();
    }

    private static PayloadReader.Form array(PayloadReader element) {
        return input -> {
            input.take('[');
            List<Object> list = new ArrayList<>();
            if (!input.took(']')) {
                do {
                    list.add(element.read(input));
                } while (input.took(','));
                input.take(']');
            }
            return list;
        };
    }

    private PayloadReader.Form map(Schema schema) {
        PayloadReader keys = of(schema.keySchema());
        PayloadReader values = of(schema.valueSchema());
        return schema.keySchema().type() == Schema.Type.STRING
                ? input -> members(input, values)
                : input -> pairs(input, keys, values);
    }

    private static Map<Object, Object> members(JsonInput input, PayloadReader values) {
        Map<Object, Object> map = new HashMap<>();
        input.take('{');
        if (!input.took('}')) {
            do {
                String key = input.name();
                input.take(':');
                map.put(key, values.read(input));
            } while (input.took(','));
            input.take('}');
        }
        return map;
    }

    private static Map<Object, Object> pairs(JsonInput input, PayloadReader keys, PayloadReader values) {
        Map<Object, Object> map = new HashMap<>();
        input.take('[');
        if (!input.took(']')) {
            do {
                input.take('[');
                Object key = keys.read(input);
                input.take(',');
                map.put(key, values.read(input));
                input.take(']');
            } while (input.took(','));
            input.take(']');
        }
        return map;
    }
}
