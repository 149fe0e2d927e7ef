package io.twoway.converter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * JSON in bytes, read from its start to its end as JsonConverter writes it: without blanks. It takes less than JSON is, and
 * nothing that a parser would refuse or read as something else; only texts may be longer than Jackson has them.
 */
final class JsonInput {

    private static final byte[] NULL = JsonOutput.ascii("null");
    private static final byte[] TRUE = JsonOutput.ascii("true");
    private static final byte[] FALSE = JsonOutput.ascii("false");

    /** One for all, as Jackson has it: as keys of a map they are one key. */
    private static final byte[] NO_BYTES = {};

    /** The longest number that is read here: Jackson refuses one of more than 1,000 characters. */
    private static final int LONGEST_NUMBER = 400;

    /** Exponents of more digits are beyond any double, and beyond what a decimal can have. */
    private static final int LONGEST_EXPONENT = 3;

    /** Jackson refuses a name of more than 50,000 characters. */
    private static final int LONGEST_NAME = 10_000;

    private final byte[] bytes;
    private int at;

    JsonInput(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    boolean isNext(char ascii) {
        return bytes[at] == ascii;
    }

    /** Takes a character if it is the next one. */
    boolean took(char ascii) {
        if (bytes[at] != ascii) {
            return false;
        }
        at++;
        return true;
    }

    void take(char ascii) {
        if (bytes[at++] != ascii) {
            throw new OtherShape("other character");
        }
    }

    void take(byte[] json) {
        int end = at + json.length;
        if (!Arrays.equals(bytes, at, end, json, 0, json.length)) {
            throw new OtherShape("other name or word");
        }
        at = end;
    }

    boolean tookNull() {
        if (bytes[at] != 'n') {
            return false;
        }
        take(NULL);
        return true;
    }

    boolean bool() {
        boolean value = bytes[at] == 't';
        take(value ? TRUE : FALSE);
        return value;
    }

    long integer(long least, long greatest) {
        long value = integer();
        if (value < least || value > greatest) {
            throw new OtherShape("number beyond its type");
        }
        return value;
    }

    private long integer() {
        boolean negative = took('-');
        int start = at;
        long value = 0;
        int next = bytes[at] - '0';
        while (next >= 0 && next <= 9) {
            value = value * 10 + next;
            next = bytes[++at] - '0';
        }
        requireDigits(start);
        if (at - start > 18) {
            return Long.parseLong(ascii(negative ? start - 1 : start, at));
        }
        return negative ? -value : value;
    }

    /** There is a digit, and only a number of one digit begins with zero. */
    private void requireDigits(int start) {
        if (at == start || (bytes[start] == '0' && at - start > 1)) {
            throw new OtherShape("other number");
        }
    }

    double float64() {
        String number = number();
        double value = Double.parseDouble(number);
        return value == 0 ? new BigDecimal(number).doubleValue() : value; // a decimal has no negative zero
    }

    float float32() {
        String number = number();
        float value = Float.parseFloat(number);
        return value == 0 ? new BigDecimal(number).floatValue() : value;
    }

    BigDecimal decimal() {
        return new BigDecimal(number());
    }

    private String number() {
        int start = at;
        took('-');
        int digits = at;
        skipDigits();
        requireDigits(digits);
        if (took('.')) {
            requireSome(skipDigits());
        }
        if (took('e') || took('E')) {
            if (!took('-')) {
                took('+');
            }
            int exponent = skipDigits();
            requireSome(exponent > LONGEST_EXPONENT ? 0 : exponent);
        }
        if (at - start > LONGEST_NUMBER) {
            throw new OtherShape("long number");
        }
        return ascii(start, at);
    }

    private int skipDigits() {
        int start = at;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - start;
    }

    private static void requireSome(int digits) {
        if (digits <= 0) {
            throw new OtherShape("other number");
        }
    }

    byte[] base64() {
        take('"');
        int start = at;
        while (bytes[at] != '"') {
            at++;
        }
        int end = at++;
        if ((end - start) % 4 != 0) {
            throw new OtherShape("no base64");
        }
        return start == end ? NO_BYTES : Base64.getDecoder().decode(Arrays.copyOfRange(bytes, start, end));
    }

    String name() {
        String name = text();
        requireReadable(name);
        return name;
    }

    /** Of names Jackson reads neither all characters beyond the first plane nor any length. */
    static void requireReadable(String name) {
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(each -> Character.isSurrogate((char) each))) {
            throw new OtherShape("name that Jackson may not read");
        }
    }

    String text() {
        take('"');
        int start = at;
        int end = start;
        byte next = bytes[end];
        while (next >= ' ' && next != '"' && next != '\\') {
            next = bytes[++end];
        }
        if (next == '"') {
            at = end + 1;
            return ascii(start, end);
        }
        return oddText(start, end);
    }

    /** Reads a text that has an escape, or a character beyond ASCII, at a place. */
    private String oddText(int start, int firstOdd) {
        int end = firstOdd;
        boolean escaped = false;
        while (bytes[end] != '"') {
            if (bytes[end] == '\\') {
                escaped = true;
                end++;
            } else if (bytes[end] >= 0 && bytes[end] < ' ') {
                throw new OtherShape("control character");
            }
            end++;
        }
        at = end + 1;
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            throw new OtherShape("no UTF-8, maybe"); // the character that Java puts in the place of what it cannot read
        }
        return escaped ? unescaped(text) : text;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        for (int escape = text.indexOf('\\'); escape >= 0; escape = text.indexOf('\\', from)) {
            plain.append(text, from, escape);
            char letter = text.charAt(escape + 1);
            from = escape + 2;
            if (letter == 'u') {
                from += 4;
                plain.append(code(text, from));
            } else {
                plain.append(character(letter));
            }
        }
        return plain.append(text, from, text.length()).toString();
    }

    /** Returns the character whose code, of four digits, ends at a place. */
    private static char code(String text, int end) {
        int code = 0;
        for (int i = end - 4; i < end; i++) {
            char digit = text.charAt(i);
            int value = digit < 0x80 ? Character.digit(digit, 16) : -1;
            if (value < 0) {
                throw new OtherShape("no code");
            }
            code = code << 4 | value;
        }
        return (char) code;
    }

    private static char character(char letter) {
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new OtherShape("no escape");
        };
    }

    private String ascii(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
