package io.twoway.sink.rows;

import io.twoway.sink.destination.DestinationRows;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.table.TableName;
import java.util.List;
import org.apache.kafka.connect.errors.DataException;

/** A way to take one table's changes through bind, lock, judge, resolve and write. */
public interface TablePath {

    /**
     * Applies the changes in their order.
     *
     * @return what was decided; if that has an obstacle, nothing of the transaction may be committed
     * @throws DataException when the changes do not fit the table and this path cannot tell which of them
     */
    List<Ruling> apply(DestinationRows destination, TableName table, List<PlannedRow> rows);
}
