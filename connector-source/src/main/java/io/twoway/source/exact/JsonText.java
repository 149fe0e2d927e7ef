package io.twoway.source.exact;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a JSON document as the binlog stores it as the text that MySQL prints of it. The binlog library's own text has
 * wrong times, and bytes and numbers that MySQL would read as something else.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/json__binary_8h.html">MySQL's binary JSON</a>
 */
public final class JsonText {

    private static final int SHORT = 2;
    private static final int LONG = 4;

    private final ByteBuffer document;
    private final StringBuilder text = new StringBuilder();

    private JsonText(byte[] stored) {
        this.document = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static String of(byte[] stored) {
        JsonText writer = new JsonText(stored);
        writer.write(stored[0], 1);
        return writer.text.toString();
    }

    private void write(int type, int at) {
        switch (type) {
            case 0 -> container(at, SHORT, true);
            case 1 -> container(at, LONG, true);
            case 2 -> container(at, SHORT, false);
            case 3 -> container(at, LONG, false);
            case 4 -> text.append(literal(document.get(at)));
            case 5 -> text.append(document.getShort(at));
            case 6 -> text.append(Short.toUnsignedInt(document.getShort(at)));
            case 7 -> text.append(document.getInt(at));
            case 8 -> text.append(Integer.toUnsignedLong(document.getInt(at)));
            case 9 -> text.append(document.getLong(at));
            case 10 -> text.append(Long.toUnsignedString(document.getLong(at)));
            case 11 -> text.append(real(document.getDouble(at)));
            case 12 -> string(at);
            case 15 -> JsonOpaque.write(document.get(at) & 0xFF, sized(at + 1), text);
            default -> throw new IllegalArgumentException("unknown type " + type + " in a JSON document");
        }
    }

    /** Count, size, then for an object the places of its keys, then types and places of the values, from its start. */
    private void container(int start, int width, boolean object) {
        int count = place(start, width);
        int keys = start + 2 * width;
        int values = keys + (object ? count * (width + SHORT) : 0);
        text.append(object ? '{' : '[');
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ");
            if (object) {
                int entry = keys + i * (width + SHORT);
                int length = Short.toUnsignedInt(document.getShort(entry + width));
                quoted(text(start + place(entry, width), length), text);
                text.append(": ");
            }
            int entry = values + i * (1 + width);
            int type = document.get(entry);
            write(type, isInline(type, width) ? entry + 1 : start + place(entry + 1, width));
        }
        text.append(object ? '}' : ']');
    }

    /** Literals and numbers that are not longer than a place stand there themselves. */
    private static boolean isInline(int type, int width) {
        return (type >= 4 && type <= 6) || (width == LONG && (type == 7 || type == 8));
    }

    private int place(int at, int width) {
        return width == SHORT ? Short.toUnsignedInt(document.getShort(at)) : document.getInt(at);
    }

    private void string(int at) {
        quoted(new String(sized(at), StandardCharsets.UTF_8), text);
    }

    private String text(int at, int length) {
        return new String(document.array(), at, length, StandardCharsets.UTF_8);
    }

    /** Bytes behind their length, of which each byte holds seven bits, lowest first. */
    private byte[] sized(int at) {
        int length = 0;
        int next = at;
        int shift = 0;
        byte part;
        do {
            part = document.get(next);
            length |= (part & 0x7F) << shift;
            shift += 7;
            next++;
        } while (part < 0);
        byte[] bytes = new byte[length];
        document.get(next, bytes);
        return bytes;
    }

    private static String literal(byte code) {
        return switch (code) {
            case 0 -> "null";
            case 1 -> "true";
            default -> "false";
        };
    }

    /** With a point or an exponent, so that MySQL reads it as a DOUBLE again. */
    private static String real(double number) {
        return Double.toString(number).replace(".0E", "E");
    }

    /** Appends a JSON string. */
    static void quoted(String string, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                to.append('\\').append(c);
            } else if (c < ' ') {
                to.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
            } else {
                to.append(c);
            }
        }
        to.append('"');
    }
}
