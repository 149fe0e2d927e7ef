package io.twoway.source.json;

/** Quoted strings of JSON, as they stand in documents and in paths. */
final class JsonStrings {

    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private JsonStrings() {}

    /** Returns the index behind the closing quote of the string that begins there. */
    static int endOf(String text, int start) {
        if (start >= text.length() || text.charAt(start) != '"') {
            throw new IllegalArgumentException("no string at character " + start);
        }
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= text.length()) {
            throw new IllegalArgumentException("a string without its end");
        }
        return i + 1;
    }

    /** Returns what a string says. */
    static String unquoted(String quoted) {
        StringBuilder text = new StringBuilder();
        int end = quoted.length() - 1;
        int i = 1;
        while (i < end) {
            char c = quoted.charAt(i++);
            if (c != '\\') {
                text.append(c);
            } else if (quoted.charAt(i) == 'u') {
                text.append((char) Integer.parseInt(quoted.substring(i + 1, i + 1 + HEX_DIGITS), HEX));
                i += 1 + HEX_DIGITS;
            } else {
                text.append(escaped(quoted.charAt(i++)));
            }
        }
        return text.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    /** Returns a string as a document has it: control characters by their number, as {@code JsonText} writes them. */
    static String quoted(String string) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
