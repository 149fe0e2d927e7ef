package io.twoway.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.twoway.limit.Flow;
import io.twoway.limit.FlowLimits;
import io.twoway.limit.Quantity;
import io.twoway.throttle.Throttle;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChangePaceTest {

    private static final long CAPTURED = 7;
    private static final Serializable[] ROW = {1};

    private final Throttle throttle = new Throttle(new FlowLimits(Flow.CHANGES, Map.of(Quantity.ROWS, 1L)));
    private final ChangePace pace = new ChangePace(throttle, table -> table == CAPTURED);

    private static EventData inserted(long table, int rows) {
        WriteRowsEventData data = new WriteRowsEventData();
        data.setTableId(table);
        data.setRows(Collections.nCopies(rows, ROW));
        return data;
    }

    private static EventData updated(int rows) {
        UpdateRowsEventData data = new UpdateRowsEventData();
        data.setTableId(CAPTURED);
        data.setRows(Collections.nCopies(rows, new AbstractMap.SimpleEntry<>(ROW, ROW)));
        return data;
    }

    private static EventData deleted(int rows) {
        DeleteRowsEventData data = new DeleteRowsEventData();
        data.setTableId(CAPTURED);
        data.setRows(Collections.nCopies(rows, ROW));
        return data;
    }

    /** Lets an event pass of a capture that is to stop, so that nothing waits. */
    private void pass(EventData data) throws InterruptedException {
        EventHeaderV4 header = new EventHeaderV4();
        header.setEventLength(100);
        pace.pass(new Event(header, data), data, () -> false);
    }

    @Test
    void rowsOfCapturedTablesAreCountedWithTheBytesOfTheirEvents() throws InterruptedException {
        pass(inserted(CAPTURED, 10));
        pass(updated(20));
        pass(deleted(30));

        assertThat(throttle.total(Quantity.ROWS)).isEqualTo(60);
        assertThat(throttle.total(Quantity.BYTES)).isEqualTo(300);
    }

    @Test
    void allElsePassesWithoutBeingCounted() throws InterruptedException {
        pass(inserted(CAPTURED + 1, 10));
        pass(inserted(CAPTURED, 0)); // rows that were not read
        pass(new QueryEventData());

        assertThat(throttle.total(Quantity.ROWS)).isZero();
        assertThat(throttle.total(Quantity.BYTES)).isZero();
    }

    @Test
    @Timeout(20)
    void aCaptureThatStopsDoesNotWaitForItsTurn() throws InterruptedException {
        pass(inserted(CAPTURED, 1_000_000));
        EventData next = inserted(CAPTURED, 1);
        AtomicInteger looks = new AtomicInteger();

        pace.pass(new Event(new EventHeaderV4(), next), next, () -> looks.incrementAndGet() < 3);

        assertThat(looks).hasValue(3);
        assertThat(throttle.hold()).isPresent();
    }
}
