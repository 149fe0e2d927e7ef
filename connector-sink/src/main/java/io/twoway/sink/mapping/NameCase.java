package io.twoway.sink.mapping;

import java.util.Locale;

/** The treatment of capital letters in names of databases and tables that no entry of the mapping names. */
public enum NameCase {
    PRESERVE("preserve"),
    LOWER("lower"),
    UPPER("upper");

    private final String label;

    NameCase(String label) {
        this.label = label;
    }

    /** Returns how a user writes it. */
    public String label() {
        return label;
    }

    String apply(String name) {
        return switch (this) {
            case PRESERVE -> name;
            case LOWER -> name.toLowerCase(Locale.ROOT);
            case UPPER -> name.toUpperCase(Locale.ROOT);
        };
    }
}
