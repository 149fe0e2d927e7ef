package io.twoway.table;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An include or exclude list as Debezium reads it: expressions with commas between them, each for a whole name.
 *
 * @param expressions its items
 */
public record NameList(List<Pattern> expressions) {

    private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\),");

    public NameList {
        expressions = List.copyOf(expressions);
    }

    /** Reads a list; a comma inside of an expression has a backslash before it. */
    public static NameList of(String text) {
        return new NameList(SEPARATOR
                .splitAsStream(text)
                .map(item -> Pattern.compile(item.strip().replace("\\,", ","), Pattern.CASE_INSENSITIVE))
                .toList());
    }

    /** Returns whether an item takes the name, in whatever letters. */
    public boolean matches(String name) {
        return expressions.stream().anyMatch(item -> item.matcher(name).matches());
    }
}
