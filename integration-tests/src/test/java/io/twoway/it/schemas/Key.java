package io.twoway.it.schemas;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A primary or unique key.
 *
 * @param parts what is indexed, as SQL: columns, prefixes of columns, expressions
 * @param columns the columns among them, in their order
 * @param nullable one of its parts may be NULL, and such a row meets no other
 */
record Key(String name, List<String> parts, List<Column> columns, boolean nullable) {

    boolean primary() {
        return name.equals("PRIMARY");
    }

    /** Whether MySQL gives out its values, odd ones at A and even ones at B. */
    boolean autoIncrement() {
        return columns.size() == 1 && parts.size() == 1 && columns.get(0).autoIncrement();
    }

    boolean has(Column column) {
        return columns.contains(column);
    }

    /** Whether these columns alone name one row. */
    boolean namesARow() {
        return !nullable && columns.size() == parts.size();
    }

    /** Returns a number that is the same for values which the key takes for equal; NULL if one of its parts is. */
    String hash() {
        return "CRC32(CONCAT(" + parts.stream().map(Key::weight).collect(Collectors.joining(", '|', ")) + "))";
    }

    /** Equal is what the collation says; what is no string has no weight. */
    private static String weight(String part) {
        return "IFNULL(HEX(WEIGHT_STRING(" + part + ")), CAST(" + part + " AS CHAR))";
    }
}
