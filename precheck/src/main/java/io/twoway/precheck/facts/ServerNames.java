package io.twoway.precheck.facts;

import io.twoway.table.TableName;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Names of a server's tables and columns, to choose from while a connector is configured.
 *
 * @param columns the columns of each table, in the table's order
 */
public record ServerNames(SortedMap<TableName, List<String>> columns) {

    /** Returns the databases that have tables. */
    public Stream<String> databases() {
        return tables().map(TableName::database).distinct();
    }

    public Stream<TableName> tables() {
        return columns.keySet().stream();
    }
}
