package io.twoway.it.schemas;

import java.util.Optional;

/**
 * One column as information_schema describes it.
 *
 * @param dataType the type's name alone
 * @param columnType the type with its attributes, in which ENUM and SET have their labels
 * @param length characters or bytes of strings, digits of numbers, bits; 0 for others
 * @param scale digits behind the decimal point or of a second
 * @param defaulted an INSERT may leave it out
 */
record Column(
        String name,
        String dataType,
        String columnType,
        long length,
        int scale,
        boolean nullable,
        boolean defaulted,
        boolean generated,
        boolean autoIncrement,
        Optional<Integer> srid,
        String charset) {

    Family family() {
        return Family.of(dataType);
    }

    boolean unsigned() {
        return columnType.contains("unsigned");
    }

    /** Returns the name as SQL needs it. */
    String quoted() {
        return quoted(name);
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Returns an expression whose value is this column's value as an SQL literal. */
    String literal() {
        String value =
                switch (family()) {
                    case BINARY, VARBINARY, GEOMETRY -> "CONCAT('X''', HEX(" + quoted() + "), '''')";
                    case BIT -> "CONCAT('B''', BIN(" + quoted() + " + 0), '''')";
                    case INTEGER, DECIMAL, FLOAT, YEAR -> "CAST(" + quoted() + " AS CHAR)";
                    case DATE, TIME, DATETIME, TEXT, ENUM, SET, JSON -> "QUOTE(" + quoted() + ")";
                };
        return "IF(" + quoted() + " IS NULL, 'NULL', " + value + ")";
    }

    /** Returns an expression whose value is the same for equal bytes only. */
    String exact() {
        return switch (family()) {
            case BINARY, VARBINARY, GEOMETRY, TEXT, ENUM, SET -> "HEX(" + quoted() + ")";
            case BIT -> "BIN(" + quoted() + " + 0)";
            case FLOAT -> "CAST(" + quoted() + " + 0e0 AS CHAR)"; // a FLOAT by itself shows six digits
            case INTEGER, DECIMAL, YEAR, DATE, TIME, DATETIME, JSON -> "CAST(" + quoted() + " AS CHAR)";
        };
    }
}
