package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.twoway.limit.Quantity;
import io.twoway.throttle.Throttle;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/**
 * Pace at which rows of the binlog are read: an event with rows waits for those before it. Meanwhile nothing is read from the
 * server, whose buffers fill up. Belongs to the thread that reads the binlog.
 */
final class ChangePace {

    private final Throttle changes;
    private final LongPredicate counted;

    /** @param counted whether rows of the table of that number in the binlog have a limit */
    ChangePace(Throttle changes, LongPredicate counted) {
        this.changes = changes;
        this.counted = counted;
    }

    /**
     * Lets an event pass, as soon as those before it are made up for. Rows of other tables, and those that were not read,
     * pass at once.
     *
     * @param goesOn whether the capture goes on
     */
    void pass(Event event, EventData data, BooleanSupplier goesOn) throws InterruptedException {
        int rows = rows(data);
        if (rows > 0) {
            changes.await(goesOn);
            changes.passed(Quantity.ROWS, rows);
            changes.passed(Quantity.BYTES, length(event));
        }
    }

    private int rows(EventData data) {
        if (data instanceof WriteRowsEventData inserted) {
            return counted.test(inserted.getTableId()) ? inserted.getRows().size() : 0;
        }
        if (data instanceof UpdateRowsEventData updated) {
            return counted.test(updated.getTableId()) ? updated.getRows().size() : 0;
        }
        if (data instanceof DeleteRowsEventData deleted) {
            return counted.test(deleted.getTableId()) ? deleted.getRows().size() : 0;
        }
        return 0;
    }

    /** Returns the bytes of the event in the binlog, as they are without compression. */
    private static long length(Event event) {
        return event.getHeader() instanceof EventHeaderV4 header ? header.getEventLength() : 0;
    }
}
