package io.twoway.sink.prepared;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Writes values as they are in memory: each with its kind, so that a logical type needs no knowledge of its own. */
final class ValueBytes {

    private static final int NO_TEXT = -1;

    // what kind of value follows
    private static final char NULL = '0';
    private static final char BYTE = '1';
    private static final char SHORT = '2';
    private static final char INT = '4';
    private static final char LONG = '8';
    private static final char FLOAT = 'f';
    private static final char DOUBLE = 'd';
    private static final char BOOLEAN = '?';
    private static final char TEXT = 't';
    private static final char BYTES = 'b';
    private static final char DECIMAL = '.';
    private static final char MOMENT = '@';
    private static final char STRUCT = '{';
    private static final char LIST = '[';
    private static final char MAP = 'm';

    private ValueBytes() {}

    static void writeStruct(Struct row, DataOutputStream out) throws IOException {
        for (Field field : row.schema().fields()) {
            write(row.getWithoutDefault(field.name()), out);
        }
    }

    static Struct readStruct(Schema schema, DataInputStream in) throws IOException {
        Struct row = new Struct(schema);
        for (Field field : schema.fields()) {
            row.put(field, read(field.schema(), in));
        }
        return row;
    }

    private static void write(Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeByte(NULL);
        } else if (value instanceof Number number) {
            writeNumber(number, out);
        } else if (value instanceof String text) {
            out.writeByte(TEXT);
            writeText(text, out);
        } else if (value instanceof Boolean flag) {
            out.writeByte(BOOLEAN);
            out.writeBoolean(flag);
        } else if (value instanceof Date moment) {
            out.writeByte(MOMENT);
            out.writeLong(moment.toInstant().toEpochMilli());
        } else if (value instanceof byte[] || value instanceof ByteBuffer) {
            out.writeByte(BYTES);
            writeBytes(value instanceof byte[] array ? array : bytesOf((ByteBuffer) value), out);
        } else {
            writeNested(value, out);
        }
    }

    private static void writeNumber(Number number, DataOutputStream out) throws IOException {
        if (number instanceof Long whole) {
            out.writeByte(LONG);
            out.writeLong(whole);
        } else if (number instanceof Integer whole) {
            out.writeByte(INT);
            out.writeInt(whole);
        } else if (number instanceof Short whole) {
            out.writeByte(SHORT);
            out.writeShort(whole);
        } else if (number instanceof Byte whole) {
            out.writeByte(BYTE);
            out.writeByte(whole);
        } else if (number instanceof Double real) {
            out.writeByte(DOUBLE);
            out.writeDouble(real);
        } else if (number instanceof Float real) {
            out.writeByte(FLOAT);
            out.writeFloat(real);
        } else {
            BigDecimal decimal = (BigDecimal) number;
            out.writeByte(DECIMAL);
            out.writeInt(decimal.scale());
            writeBytes(decimal.unscaledValue().toByteArray(), out);
        }
    }

    private static void writeNested(Object value, DataOutputStream out) throws IOException {
        if (value instanceof Struct struct) {
            out.writeByte(STRUCT);
            writeStruct(struct, out);
        } else if (value instanceof List<?> list) {
            out.writeByte(LIST);
            out.writeInt(list.size());
            for (Object element : list) {
                write(element, out);
            }
        } else {
            Map<?, ?> map = (Map<?, ?>) value;
            out.writeByte(MAP);
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(entry.getKey(), out);
                write(entry.getValue(), out);
            }
        }
    }

    private static Object read(Schema schema, DataInputStream in) throws IOException {
        char kind = (char) in.readByte();
        return switch (kind) {
            case NULL -> null;
            case BYTE -> in.readByte();
            case SHORT -> in.readShort();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case TEXT -> readText(in);
            case BYTES -> ByteBuffer.wrap(readBytes(in));
            case DECIMAL -> readDecimal(in);
            case MOMENT -> Date.from(Instant.ofEpochMilli(in.readLong()));
            case STRUCT -> readStruct(schema, in);
            case LIST -> readList(schema, in);
            case MAP -> readMap(schema, in);
            default -> throw new IllegalArgumentException("there is no kind of value '" + kind + "'");
        };
    }

    private static BigDecimal readDecimal(DataInputStream in) throws IOException {
        int scale = in.readInt();
        return new BigDecimal(new BigInteger(readBytes(in)), scale);
    }

    private static List<Object> readList(Schema schema, DataInputStream in) throws IOException {
        List<Object> list = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            list.add(read(schema.valueSchema(), in));
        }
        return list;
    }

    private static Map<Object, Object> readMap(Schema schema, DataInputStream in) throws IOException {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Object key = read(schema.keySchema(), in);
            map.put(key, read(schema.valueSchema(), in));
        }
        return map;
    }

    /** Writes a text of any length, or none. */
    static void writeText(String text, DataOutputStream out) throws IOException {
        if (text == null) {
            out.writeInt(NO_TEXT);
        } else {
            writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
        }
    }

    static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NO_TEXT ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static byte[] bytesOf(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
