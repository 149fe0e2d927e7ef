package io.twoway.value;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Field;

/**
 * The column of the origin that a field of a row stands for. Where the names of fields are adjusted for Avro, a
 * field's own name is another one: {@code first_name} for {@code first-name}. Debezium keeps the column's name in the
 * field's schema.
 */
public final class SourceColumn {

    private static final String NAME_PARAMETER = "__debezium.source.column.name";

    private SourceColumn() {}

    /** Returns the column's name; the field's, when a transform renamed it. */
    public static String nameOf(Field field) {
        Map<String, String> parameters = field.schema().parameters();
        String column = parameters == null ? null : parameters.get(NAME_PARAMETER);
        return column != null && isSpellingOf(column, field.name()) ? column : field.name();
    }

    /** Debezium writes {@code _}, or the character's number, in the place of a character that Avro does not take. */
    private static boolean isSpellingOf(String column, String name) {
        return name.equals(column) || spellings(column).matcher(name).matches();
    }

    private static Pattern spellings(String column) {
        return Pattern.compile(IntStream.range(0, column.length())
                .mapToObj(i -> spellings(column.charAt(i), i == 0))
                .collect(Collectors.joining()));
    }

    private static String spellings(char c, boolean first) {
        if (isLetter(c) || (isDigit(c) && !first)) {
            return String.valueOf(c);
        }
        String kept = isDigit(c) ? String.valueOf(c) : "";
        return "(?:_" + kept + "|_u0{0,2}" + Integer.toHexString(c) + ")";
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
