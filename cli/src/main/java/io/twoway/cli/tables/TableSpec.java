package io.twoway.cli.tables;

import io.twoway.table.QuotedName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table, or all tables of a database, as a person names them.
 *
 * @param database the database's name
 * @param table the table's name; empty for all tables of the database
 */
public record TableSpec(String database, Optional<String> table) {

    /** Letters of any language need no backticks, as in MySQL; a hyphen does there, and not here. */
    private static final String BARE = "[\\w$\\-\\x{80}-\\x{ffff}]+";

    private static final String QUOTED = "`(?:[^`]|``)+`";
    private static final String NAME = BARE + "|" + QUOTED;
    static final String FORM = "(?:" + NAME + ")\\.(?:" + NAME + "|\\*)";
    private static final Pattern PARTS = Pattern.compile("(" + NAME + ")\\.(" + NAME + "|\\*)");
    private static final Pattern PLAIN = Pattern.compile(BARE);

    /** What has a meaning of its own in an expression, or between the expressions of a list. */
    private static final Pattern SPECIAL = Pattern.compile("[\\p{ASCII}&&[^A-Za-z0-9_]]");

    /**
     * Reads {@code database.table} or {@code database.*}; a name with other signs stands between backticks, as in a statement.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static TableSpec parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not of the form database.table or database.*");
        }
        return new TableSpec(
                name(parts.group(1)),
                Optional.of(parts.group(2)).filter(word -> !word.equals("*")).map(TableSpec::name));
    }

    /** Returns the expression that matches the database, and nothing else, in a list of Debezium's. */
    String databaseExpression() {
        return literal(database);
    }

    /** Returns the expression that matches the table, or all tables of the database. */
    String expression() {
        return literal(database) + "\\." + table.map(TableSpec::literal).orElse(".*");
    }

    /** Returns the text that is parsed to this. */
    @Override
    public String toString() {
        return shown(database) + "." + table.map(TableSpec::shown).orElse("*");
    }

    private static String name(String word) {
        return word.startsWith("`") ? word.substring(1, word.length() - 1).replace("``", "`") : word;
    }

    private static String shown(String name) {
        return PLAIN.matcher(name).matches() ? name : QuotedName.of(name);
    }

    /** A comma ends an expression, but not behind a backslash, and blanks at its ends are cut off: these have their numbers. */
    private static String literal(String name) {
        return SPECIAL.matcher(name)
                .replaceAll(sign -> Matcher.quoteReplacement(
                        sign.group().matches("[\\s,\\\\\\p{Cntrl}]")
                                ? String.format("\\x%02X", (int) sign.group().charAt(0))
                                : "\\" + sign.group()));
    }
}
