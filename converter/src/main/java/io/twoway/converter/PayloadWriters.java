package io.twoway.converter;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** The making of writers, each for one schema with all below it. */
final class PayloadWriters {

    private final Conversion conversion;

    PayloadWriters(Conversion conversion) {
        this.conversion = conversion;
    }

    PayloadWriter of(Schema schema) {
        Conversion.requireBuilt(schema);
        PayloadWriter.Form form =
                switch (Conversion.logical(schema)) {
                    case DECIMAL -> conversion.numericDecimals() ? PayloadWriters::number : decimal(schema);
                    case DATE -> (value, output) -> output.integer(Date.fromLogical(schema, (java.util.Date) value));
                    case TIME -> (value, output) -> output.integer(Time.fromLogical(schema, (java.util.Date) value));
                    case TIMESTAMP ->
                        (value, output) -> output.integer(Timestamp.fromLogical(schema, (java.util.Date) value));
                    case NONE -> ofType(schema);
                };
        return new PayloadWriter(schema, conversion, form);
    }

    private PayloadWriter.Form ofType(Schema schema) {
        return switch (schema.type()) {
            case INT8 -> (value, output) -> output.integer((Byte) value);
            case INT16 -> (value, output) -> output.integer((Short) value);
            case INT32 -> (value, output) -> output.integer((Integer) value);
            case INT64 -> (value, output) -> output.integer((Long) value);
            case FLOAT32 -> (value, output) -> real(value.toString(), Float.isFinite((Float) value), output);
            case FLOAT64 -> (value, output) -> real(value.toString(), Double.isFinite((Double) value), output);
            case BOOLEAN -> PayloadWriters::bool;
            case STRING -> (value, output) -> output.text(((CharSequence) value).toString());
            case BYTES -> PayloadWriters::bytes;
            case ARRAY -> array(of(schema.valueSchema()));
            case MAP -> map(schema);
            case STRUCT -> new StructWriter(schema, this, conversion);
        };
    }

    private static void number(Object value, JsonOutput output) {
        output.raw(JsonOutput.ascii(((BigDecimal) value).toString()));
    }

    private static PayloadWriter.Form decimal(Schema schema) {
        int scale = Conversion.scale(schema);
        return (value, output) -> {
            BigDecimal decimal = (BigDecimal) value;
            if (decimal.scale() != scale) {
                throw new OtherShape("scale");
            }
            output.base64(decimal.unscaledValue().toByteArray());
        };
    }

    private static void real(String text, boolean finite, JsonOutput output) {
        if (finite) {
            output.raw(JsonOutput.ascii(text));
        } else {
            output.text(text);
        }
    }

    private static void bool(Object value, JsonOutput output) {
        output.raw(JsonOutput.ascii(((Boolean) value).toString()));
    }

    /** A buffer is written whole, wherever its position and its limit are, as JsonConverter does. */
    private static void bytes(Object value, JsonOutput output) {
        output.base64(value instanceof byte[] bytes ? bytes : ((ByteBuffer) value).array());
    }

    private static PayloadWriter.Form array(PayloadWriter element) {
        return (value, output) -> {
            char before = '[';
            for (Object each : (Collection<?>) value) {
                output.raw(before);
                element.write(each, output);
                before = ',';
            }
            close(before, '[', ']', output);
        };
    }

    private PayloadWriter.Form map(Schema schema) {
        PayloadWriter keys = of(schema.keySchema());
        PayloadWriter values = of(schema.valueSchema());
        if (schema.keySchema().type() != Schema.Type.STRING) {
            return (value, output) -> pairs((Map<?, ?>) value, keys, values, output);
        }
        if (Conversion.logical(schema.keySchema()) != Conversion.Logical.NONE) {
            throw new OtherShape("keys that are not texts");
        }
        return (value, output) -> members((Map<?, ?>) value, values, output);
    }

    private static void members(Map<?, ?> map, PayloadWriter values, JsonOutput output) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new OtherShape("key that is no text"); // two of them may have one text
            }
            output.raw(before);
            output.text(key);
            output.raw(':');
            values.write(entry.getValue(), output);
            before = ',';
        }
        close(before, '{', '}', output);
    }

    private static void pairs(Map<?, ?> map, PayloadWriter keys, PayloadWriter values, JsonOutput output) {
        char before = '[';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            output.raw(before);
            output.raw('[');
            keys.write(entry.getKey(), output);
            output.raw(',');
            values.write(entry.getValue(), output);
            output.raw(']');
            before = ',';
        }
        close(before, '[', ']', output);
    }

    private static void close(char before, char start, char end, JsonOutput output) {
        if (before == start) {
            output.raw(start);
        }
        output.raw(end);
    }
}
