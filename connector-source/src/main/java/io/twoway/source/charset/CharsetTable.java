package io.twoway.source.charset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The characters of one of MySQL's character sets, as the server itself converts them. Java's tables differ from MySQL's in
 * thousands of characters, and lack some sets altogether.
 */
final class CharsetTable implements TextBytes {

    private static final int NONE = -1;
    private static final int LONGEST = 4;

    /** The first code of GB18030 beyond the basic plane; from there it goes on in the order of Unicode. */
    private static final long SUPPLEMENTARY = gb18030Index(0x90308130);

    private final boolean supplementary;

    // filled once; the codes of one set never begin with one another
    private final int[] oneByte = none(1 << Byte.SIZE);
    private final int[] twoBytes = none(1 << (2 * Byte.SIZE));
    private final Map<Integer, Integer> longer = new HashMap<>();

    /** Makes an empty table; {@code supplementary} if characters beyond the basic plane follow GB18030's rule. */
    CharsetTable(boolean supplementary) {
        this.supplementary = supplementary;
    }

    /** Adds a character and the bytes that stand for it, in hexadecimal. */
    void add(int character, String hex) {
        int code = (int) HexFormat.fromHexDigitsToLong(hex);
        switch (hex.length()) {
            case 2 -> oneByte[code] = character;
            case 4 -> twoBytes[code] = character;
            default -> longer.put(code, character);
        }
    }

    @Override
    public Optional<String> decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int start = 0;
        while (start < bytes.length) {
            int length = 0;
            int code = 0;
            int character = NONE;
            while (character == NONE && length < LONGEST && start + length < bytes.length) {
                code = (code << Byte.SIZE) | (bytes[start + length] & 0xFF);
                length++;
                character = character(code, length);
            }
            if (character == NONE) {
                return Optional.empty();
            }
            text.appendCodePoint(character);
            start += length;
        }
        return Optional.of(text.toString());
    }

    private int character(int code, int length) {
        return switch (length) {
            case 1 -> oneByte[code];
            case 2 -> twoBytes[code];
            default -> longer.getOrDefault(code, length == LONGEST && supplementary ? beyondBasicPlane(code) : NONE);
        };
    }

    private static int beyondBasicPlane(int code) {
        long character = gb18030Index(code) - SUPPLEMENTARY + Character.MIN_SUPPLEMENTARY_CODE_POINT;
        return character >= Character.MIN_SUPPLEMENTARY_CODE_POINT && character <= Character.MAX_CODE_POINT
                ? (int) character
                : NONE;
    }

    private static long gb18030Index(int code) {
        long first = (code >>> 24) - 0x81L;
        long second = ((code >>> 16) & 0xFF) - 0x30L;
        long third = ((code >>> 8) & 0xFF) - 0x81L;
        return ((first * 10 + second) * 126 + third) * 10 + (code & 0xFF) - 0x30L;
    }

    private static int[] none(int size) {
        int[] codes = new int[size];
        Arrays.fill(codes, NONE);
        return codes;
    }
}
