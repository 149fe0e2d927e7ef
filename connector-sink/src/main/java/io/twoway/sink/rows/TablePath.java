package io.twoway.sink.rows;

import io.twoway.sink.destination.DestinationRows;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/** A way to take changes through bind, lock, judge, resolve and write. */
public interface TablePath {

    /**
     * Applies the changes of each table in their order.
     *
     * @return what was decided; if that has an obstacle, nothing of the transaction may be committed
     * @throws DataException when the changes do not fit a table and this path cannot tell which of them
     */
    List<Ruling> apply(DestinationRows destination, Map<TableName, List<PlannedRow>> tables);
}
