package io.twoway.policy;

import io.twoway.table.TableName;

/** A table's full name, in both parts of which {@code *} stands for any characters. */
public record TablePattern(NamePattern database, NamePattern table) {

    /**
     * Reads {@code database.table}; the first dot parts the two.
     *
     * @throws IllegalArgumentException when a part is missing
     */
    public static TablePattern parse(String text) {
        int dot = text.indexOf('.');
        if (!isWhole(text)) {
            throw new IllegalArgumentException("'" + text + "' is not of the form database.table");
        }
        return new TablePattern(new NamePattern(text.substring(0, dot)), new NamePattern(text.substring(dot + 1)));
    }

    /** Returns whether both parts are there. */
    static boolean isWhole(String text) {
        int dot = text.indexOf('.');
        return dot > 0 && dot < text.length() - 1;
    }

    /** Returns whether it stands for one table only. */
    public boolean isExact() {
        return database.isExact() && table.isExact();
    }

    boolean matches(TableName name) {
        return database.matches(name.database()) && table.matches(name.table());
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
