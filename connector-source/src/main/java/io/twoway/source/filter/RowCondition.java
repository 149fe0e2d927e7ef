package io.twoway.source.filter;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Condition that rows of some tables meet if they travel.
 *
 * @param name what the user calls it
 * @param tables expressions over {@code database.table}
 * @param text what must be true for a row; NULL is not true
 */
public record RowCondition(String name, List<Pattern> tables, ConditionText text) {

    private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\),");

    public RowCondition {
        tables = List.copyOf(tables);
    }

    /**
     * Reads a list of expressions as in Debezium's table.include.list: separated by commas, ignoring case.
     *
     * @throws IllegalArgumentException when it is empty or has something else; the message is for the user
     */
    public static List<Pattern> tables(String list) {
        List<Pattern> tables = Arrays.stream(SEPARATOR.split(list))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(RowCondition::pattern)
                .toList();
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("Name its tables, as in table.include.list.");
        }
        return tables;
    }

    static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + expression + "' is not a regular expression: " + e.getDescription(), e);
        }
    }

    boolean covers(String table) {
        return tables.stream().anyMatch(pattern -> pattern.matcher(table).matches());
    }
}
