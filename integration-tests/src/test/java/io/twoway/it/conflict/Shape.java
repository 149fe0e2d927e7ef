package io.twoway.it.conflict;

import java.util.Locale;

/** The kinds of tables that the sink treats differently; all have the columns id, code, v and note. */
enum Shape {
    ONE_KEY("INT", false),
    UNIQUE_CODE("INT", true),
    TEXT_KEYS("VARCHAR(20)", true);

    private final String keyType;
    private final boolean unique;

    Shape(String keyType, boolean unique) {
        this.keyType = keyType;
        this.unique = unique;
    }

    boolean isUnique() {
        return unique;
    }

    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String createTable(String table) {
        return "CREATE TABLE %s (id %s PRIMARY KEY, code %s NULL %s, v INT NULL, note VARCHAR(20) NOT NULL)"
                .formatted(table, keyType, keyType, unique ? "UNIQUE" : "");
    }

    /**
     * Turns a key as the matrix writes it, a letter and a digit, into one of the case's own: {@code k1} of case 17 is 171, or
     * {@code k171} where keys are text.
     */
    String key(String token, int number) {
        if (token.equals("NULL")) {
            return token;
        }
        String digits = number + token.substring(1);
        return this == TEXT_KEYS ? token.charAt(0) + digits : digits;
    }

    /** Writes a value of the key columns for SQL. */
    String literal(String key) {
        return this == TEXT_KEYS && !key.equals("NULL") ? "'" + key + "'" : key;
    }
}
