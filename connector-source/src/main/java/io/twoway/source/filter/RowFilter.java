package io.twoway.source.filter;

import io.twoway.contract.BookkeepingDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Choice of the rows that travel, by table: the first condition that covers the table counts; of a table without one, all rows travel, and
 * of the bookkeeping tables in any case.
 */
public final class RowFilter {

    private final List<RowCondition> conditions;
    private final BookkeepingDatabase bookkeeping;

    // Mutable state: what was found for a table, because matching costs more than looking it up
    private final Map<String, Optional<RowCondition>> found = new ConcurrentHashMap<>();

    public RowFilter(List<RowCondition> conditions, BookkeepingDatabase bookkeeping) {
        this.conditions = List.copyOf(conditions);
        this.bookkeeping = bookkeeping;
    }

    /** Returns whether all rows of all tables travel. */
    public boolean isOpen() {
        return conditions.isEmpty();
    }

    /** Returns what a row of the table must meet; empty when all its rows travel. */
    public Optional<RowCondition> conditionOf(String database, String table) {
        return bookkeeping.name().equals(database)
                ? Optional.empty()
                : found.computeIfAbsent(database + "." + table, this::conditionOf);
    }

    private Optional<RowCondition> conditionOf(String name) {
        return conditions.stream().filter(condition -> condition.covers(name)).findFirst();
    }
}
