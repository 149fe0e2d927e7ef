package io.twoway.precheck.selection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of a list that stands for one name, or for all tables of one database.
 *
 * @param database the database's name
 * @param table the table's name
 */
record ListedName(String database, String table) {

    /** A sign that stands for itself, one behind a backslash, or one by its number; people write the dot as it is. */
    private static final Pattern SIGN = Pattern.compile("\\\\x[0-9A-Fa-f]{2}|\\\\[^A-Za-z0-9]|[^\\\\*+?()\\[\\]{}|^$]");

    private static final Pattern LITERAL = Pattern.compile("(?:" + SIGN.pattern() + ")+");
    private static final String ALL_TABLES = ".*";

    /** Returns what an expression of a list of databases stands for; empty when that is more than one name. */
    static Optional<ListedName> ofDatabase(String expression) {
        return literal(expression).map(name -> new ListedName(name, SelectionLists.ANY));
    }

    /** Returns what an expression of a list of tables stands for; empty when that is more than one name. */
    static Optional<ListedName> ofTable(String expression) {
        return expression.endsWith(ALL_TABLES)
                ? literal(expression.substring(0, expression.length() - ALL_TABLES.length()))
                        .filter(name -> name.endsWith(".") && name.length() > 1)
                        .map(name -> new ListedName(name.substring(0, name.length() - 1), SelectionLists.ANY))
                : literal(expression).filter(name -> name.indexOf('.') > 0).map(ListedName::split);
    }

    private static ListedName split(String name) {
        int dot = name.indexOf('.');
        return new ListedName(name.substring(0, dot), name.substring(dot + 1));
    }

    private static Optional<String> literal(String expression) {
        return LITERAL.matcher(expression).matches()
                ? Optional.of(SIGN.matcher(expression).replaceAll(sign -> Matcher.quoteReplacement(sign(sign.group()))))
                : Optional.empty();
    }

    private static String sign(String written) {
        return written.startsWith("\\x")
                ? String.valueOf((char) Integer.parseInt(written.substring(2), 16))
                : written.substring(written.length() - 1);
    }

    @Override
    public String toString() {
        if (database.equals(SelectionLists.ANY)) {
            return "every other database";
        }
        return database + "." + (table.equals(SelectionLists.ANY) ? "*" : table);
    }
}
