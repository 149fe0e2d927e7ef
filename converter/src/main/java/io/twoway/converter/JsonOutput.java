package io.twoway.converter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** JSON in bytes that grows at its end, with the escapes and the numbers that Jackson writes. */
final class JsonOutput {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
    private static final byte[] MINIMUM = ascii("-9223372036854775808");

    /** For each ASCII character: 0 if it stands for itself, 'u' if its code is written, or the letter behind a backslash. */
    private static final byte[] ESCAPES = escapes();

    private byte[] bytes = new byte[1024];
    private int length;

    private static byte[] escapes() {
        byte[] escapes = new byte[0x80];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    /** Returns the bytes of a text that has ASCII characters only. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns a name as it stands before its value, behind a character. */
    static byte[] named(char before, String name) {
        JsonOutput output = new JsonOutput();
        output.raw(before);
        output.text(name);
        output.raw(':');
        return Arrays.copyOf(output.bytes, output.length);
    }

    void clear() {
        length = 0;
    }

    int capacity() {
        return bytes.length;
    }

    /** Returns these bytes between others. */
    byte[] between(byte[] before, char after) {
        byte[] whole = Arrays.copyOf(before, before.length + length + 1);
        System.arraycopy(bytes, 0, whole, before.length, length);
        whole[whole.length - 1] = (byte) after;
        return whole;
    }

    /** Returns what stands before these bytes in others that end with them and one byte more. */
    byte[] cutFrom(byte[] whole) {
        int start = whole.length - 1 - length;
        if (start < 0 || !Arrays.equals(whole, start, whole.length - 1, bytes, 0, length)) {
            throw new OtherShape("other bytes");
        }
        return Arrays.copyOf(whole, start);
    }

    void raw(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    void raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
    }

    void integer(long value) {
        if (value == Long.MIN_VALUE) {
            raw(MINIMUM);
            return;
        }
        reserve(20);
        if (value < 0) {
            bytes[length++] = '-';
        }
        long rest = Math.abs(value);
        int end = length + digits(rest);
        for (int at = end - 1; at >= length; at--) {
            long tenth = rest / 10;
            bytes[at] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        length = end;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long limit = 10; digits < 19 && value >= limit; limit *= 10) {
            digits++;
        }
        return digits;
    }

    void base64(byte[] value) {
        byte[] encoded = Base64.getEncoder().encode(value);
        reserve(encoded.length + 2);
        bytes[length++] = '"';
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        bytes[length++] = '"';
    }

    void text(String text) {
        int size = text.length();
        reserve(size + 2);
        bytes[length++] = '"';
        int next = plain(text, 0);
        while (next < size) {
            reserve(size - next + 7);
            special(text.charAt(next));
            next = plain(text, next + 1);
        }
        bytes[length++] = '"';
    }

    /** Writes characters that stand for themselves, and returns where the next other one is. */
    private int plain(String text, int from) {
        byte[] target = bytes;
        int end = length;
        int at = from;
        for (int size = text.length(); at < size; at++) {
            char next = text.charAt(at);
            if (next >= 0x80 || ESCAPES[next] != 0) {
                break;
            }
            target[end++] = (byte) next;
        }
        length = end;
        return at;
    }

    private void special(char character) {
        if (character < 0x80) {
            escape(character, ESCAPES[character]);
        } else if (character < 0x800) {
            bytes[length++] = (byte) (0xC0 | character >> 6);
            bytes[length++] = (byte) (0x80 | (character & 0x3F));
        } else if (Character.isSurrogate(character)) {
            escape(character, (byte) 'u');
        } else {
            bytes[length++] = (byte) (0xE0 | character >> 12);
            bytes[length++] = (byte) (0x80 | (character >> 6 & 0x3F));
            bytes[length++] = (byte) (0x80 | (character & 0x3F));
        }
    }

    private void escape(char character, byte escape) {
        bytes[length++] = '\\';
        bytes[length++] = escape;
        if (escape == 'u') {
            bytes[length++] = HEX[character >> 12];
            bytes[length++] = HEX[character >> 8 & 0xF];
            bytes[length++] = HEX[character >> 4 & 0xF];
            bytes[length++] = HEX[character & 0xF];
        }
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), (int)
                    Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }
}
