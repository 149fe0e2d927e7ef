package io.twoway.sink.store.rows;

import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import java.util.List;

/**
 * Decides whether an INSERT of rows that are there, and locked, finds just these rows: InnoDB looks into the primary key first.
 * Then each row is changed as an UPDATE changes it, and another unique key that is taken is an error too.
 */
final class FoundByInsert {

    private FoundByInsert() {}

    /** Returns whether it does, of rows of a table that has a row key. */
    static boolean suits(TableSchema table, List<RowUpdate> rows) {
        UniqueKey key = table.rowKey().orElseThrow();
        return !table.hasHiddenKeys()
                && !table.firesTriggers()
                && (key.isPrimary() || table.otherKeys().isEmpty())
                && rows.stream().allMatch(row -> key.isSameIn(row.stored(), row.image()));
    }
}
