package io.twoway.cli.pair;

import io.twoway.table.NameFilter;
import io.twoway.table.TableName;
import java.util.function.Predicate;

/** Tests whether a source captures a table, by its include and exclude lists as Debezium reads them. */
public final class SelectedTables implements Predicate<TableName> {

    private final String bookkeeping;
    private final NameFilter databases;
    private final NameFilter tables;

    public SelectedTables(ConnectorConfig source) {
        this.bookkeeping = source.setting("bookkeeping.database").orElse("dts");
        this.databases = NameFilter.of(source.settings(), "database");
        this.tables = NameFilter.of(source.settings(), "table");
    }

    @Override
    public boolean test(TableName table) {
        return !table.database().equals(bookkeeping)
                && databases.passes(table.database())
                && tables.passes(table.toString());
    }
}
