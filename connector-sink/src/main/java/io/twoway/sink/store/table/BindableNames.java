package io.twoway.sink.store.table;

import io.twoway.sink.change.Column;
import io.twoway.table.TableName;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.DataException;

/** Refuses tables with names behind which the driver misses the parameters of a statement. */
final class BindableNames {

    private BindableNames() {}

    /**
     * Refuses a table that no row can be written to: Connector/J 9.4 takes a backslash before a backtick for an escape, also
     * between backticks, where MySQL knows none. It would look for the end of the name too far behind, and for parameters in
     * the wrong places.
     *
     * @throws DataException naming the name and what to do
     */
    static void require(TableName table, List<Column> columns) {
        Stream.concat(
                        Stream.of(table.database(), table.table()),
                        columns.stream().map(Column::name))
                .filter(name -> name.endsWith("\\") || name.contains("\\`"))
                .findFirst()
                .ifPresent(name -> {
                    throw new DataException(
                            "Rows of table " + table + " cannot be written: the driver does not find its way"
                                    + " behind the name " + name
                                    + ", which has a backslash at its end or before a backtick. Rename it at"
                                    + " both sites, or leave the table out at the origin with table.exclude.list.");
                });
    }
}
