package io.twoway.it.types;

import java.util.List;
import java.util.stream.Stream;

/** A way for a column of some type to come into being. Each has a table of its own. */
enum Way {
    LOADED("", "load"),
    CREATED("_created", "CREATE"),
    ADDED("_added", "ADD"),
    MODIFIED("_modified", "MODIFY"),
    CHANGED("_changed", "CHANGE");

    private static final String KEY = " (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0";
    private static final List<Way> ALTERING = List.of(ADDED, MODIFIED, CHANGED);

    private final String suffix;
    private final String title;

    Way(String suffix, String title) {
        this.suffix = suffix;
        this.title = title;
    }

    /** Returns whether the table is made while the pair runs. */
    boolean isStreamed() {
        return this != LOADED;
    }

    boolean alters() {
        return ALTERING.contains(this);
    }

    String title() {
        return title;
    }

    String suffix() {
        return suffix;
    }

    /** Returns the statements that make a table. */
    Stream<String> statements(TypeCase type, String table) {
        String create = "CREATE TABLE " + table + KEY;
        String alter = "ALTER TABLE " + table;
        return switch (this) {
            case LOADED, CREATED -> Stream.of(type.create(table));
            case ADDED -> Stream.of(create + ")", alter + " ADD COLUMN " + added(type));
            case MODIFIED -> Stream.of(create + ", c INT)", alter + " MODIFY COLUMN c " + type.definition());
            case CHANGED ->
                Stream.of(
                        create + ", `The Former` VARCHAR(10) CHARACTER SET latin1)",
                        alter + " CHANGE `The Former` c " + type.definition());
        };
    }

    /** Several columns need brackets. */
    private static String added(TypeCase type) {
        return type.isOneColumn() ? "c " + type.definition() : "(c " + type.definition() + ")";
    }

    /** Returns the ways of a type in a list: each spelling is tried in all, of the others each in one of those that alter. */
    static Stream<Way> of(TypeCase type, int place) {
        Stream<Way> altering = ALTERING.stream();
        if (type.definition().contains("UUID()")) {
            altering = Stream.of(); // MySQL refuses it where a binlog is written
        } else if (!type.isOneColumn()) {
            altering = Stream.of(ADDED);
        } else if (!type.isSpelling()) {
            altering = Stream.of(ALTERING.get(place % ALTERING.size()));
        }
        return Stream.concat(Stream.of(LOADED, CREATED), altering);
    }
}
