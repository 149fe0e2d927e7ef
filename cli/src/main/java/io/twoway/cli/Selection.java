package io.twoway.cli;

import io.twoway.precheck.facts.NameList;
import io.twoway.precheck.facts.TableName;
import java.util.Optional;
import java.util.function.Predicate;

/** What a source captures, by its include and exclude lists as Debezium reads them. */
final class Selection implements Predicate<TableName> {

    private final ConnectorConfig source;
    private final String bookkeeping;

    Selection(ConnectorConfig source) {
        this.source = source;
        this.bookkeeping = source.setting("bookkeeping.database").orElse("dts");
    }

    @Override
    public boolean test(TableName table) {
        return !table.database().equals(bookkeeping)
                && passes("database", table.database())
                && passes("table", table.toString());
    }

    private boolean passes(String kind, String name) {
        return list(kind + ".include.list").map(list -> list.matches(name)).orElse(true)
                && list(kind + ".exclude.list").map(list -> !list.matches(name)).orElse(true);
    }

    private Optional<NameList> list(String key) {
        return source.setting(key).map(NameList::of);
    }
}
