package io.twoway.sink.apply;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.store.RowTransaction;
import java.util.List;

/** A way to take one table's changes through lock, judge, resolve and write. */
interface TablePath {

    /**
     * Applies the changes in their order.
     *
     * @return what was decided; it ends with the first change that the policy refuses, and then nothing of the
     *     transaction may be committed
     */
    List<Ruling> apply(RowTransaction transaction, TableSchema table, List<RowChange> changes);
}
