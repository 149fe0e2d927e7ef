package io.twoway.source.definition;

/** Labels of ENUM and SET as a CREATE TABLE spells them. */
public final class LabelLiteral {

    private LabelLiteral() {}

    /** Returns the literal of a label, in single quotes. */
    static String of(String label) {
        return "'" + label.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Returns the label of a literal in quotes; doubled quotes and MySQL's escapes stand for one character. */
    public static String labelOf(String literal) {
        if (literal.length() < 2 || (literal.charAt(0) != '\'' && literal.charAt(0) != '"')) {
            return literal;
        }
        char quote = literal.charAt(0);
        StringBuilder label = new StringBuilder();
        int end = literal.length() - 1;
        for (int i = 1; i < end; i++) {
            char c = literal.charAt(i);
            if (c == '\\' && i + 1 < end) {
                i++;
                label.append(escaped(literal.charAt(i)));
            } else {
                label.append(c);
                i += c == quote ? 1 : 0;
            }
        }
        return label.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\u001a";
            case '%', '_' -> "\\" + c;
            default -> String.valueOf(c);
        };
    }
}
