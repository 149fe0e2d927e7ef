package io.twoway.cli.tables;

import io.twoway.precheck.selection.SelectionLists;
import io.twoway.table.NameFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lists by which a source selects tables, and how they become longer.
 *
 * @param selection the lists as they are
 */
public record SourceLists(SelectionLists selection) {

    private static final String DATABASES = "database.include.list";
    private static final String TABLES = "table.include.list";

    /** Reads the lists among a source's settings. */
    public SourceLists(Map<String, String> settings) {
        this(new SelectionLists(settings));
    }

    /** Returns those of the four that are set. */
    public Map<String, String> lists() {
        return selection.values();
    }

    /** Returns whether the source selects the table, or all that is in the database and will be. */
    public boolean selects(TableSpec tables) {
        return selectsDatabase(tables)
                && (hasPlaceholders()
                        ? !isSet(TABLES) || has(TABLES, tables.expression())
                        : NameFilter.of(lists(), "table")
                                .passes(tables.database() + "." + tables.table().orElse(SelectionLists.ANY)));
    }

    /**
     * Returns the lists with more tables. A list that is not set selects everything, and is left alone.
     *
     * @throws IllegalArgumentException saying what to do where no longer list does it
     */
    public SourceLists with(List<TableSpec> added) {
        SourceLists longer = this;
        for (TableSpec tables : added) {
            longer = longer.selects(tables) ? longer : longer.with(tables);
        }
        return longer;
    }

    private SourceLists with(TableSpec added) {
        requireExtensible(added);
        Map<String, String> longer = new TreeMap<>(lists());
        if (isSet(TABLES) && !has(TABLES, added.expression())) {
            longer.merge(TABLES, added.expression(), (list, item) -> list + "," + item);
        }
        if (isSet(DATABASES) && !selectsDatabase(added)) {
            longer.merge(DATABASES, added.databaseExpression(), (list, item) -> list + "," + item);
        }
        SourceLists result = new SourceLists(longer);
        if (!result.selects(added)) {
            throw new IllegalArgumentException("an exclude list keeps " + added
                    + " out: take it out of database.exclude.list or table.exclude.list, of the reverse source first.");
        }
        return result;
    }

    private void requireExtensible(TableSpec added) {
        if (!isSet(TABLES) && !isSet(DATABASES)) {
            throw new IllegalArgumentException(
                    "it has neither table.include.list nor database.include.list, and selects"
                            + " every table that is not excluded: take " + added
                            + " out of its exclude lists, of the reverse source first.");
        }
        if (!isSet(TABLES) && added.table().isPresent() && !selectsDatabase(added)) {
            throw new IllegalArgumentException("it selects whole databases: name all tables of the database, '"
                    + new TableSpec(added.database(), Optional.empty())
                    + "', or first give it a table.include.list that matches what it has now.");
        }
    }

    private boolean selectsDatabase(TableSpec tables) {
        return hasPlaceholders()
                ? !isSet(DATABASES) || has(DATABASES, tables.databaseExpression())
                : NameFilter.of(lists(), "database").passes(tables.database());
    }

    private boolean isSet(String key) {
        return selection.isSet(key);
    }

    /** What a placeholder stands for only the worker knows: of such lists only what is written in them can be told. */
    private boolean hasPlaceholders() {
        return selection.hasPlaceholders();
    }

    private boolean has(String key, String item) {
        return selection.items(key).contains(item);
    }
}
