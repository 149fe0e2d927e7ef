package io.twoway.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.MySqlGtid;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import org.junit.jupiter.api.Test;

class BinlogPlaceTest {

    private static final String GTID = "3e11fa47-71ca-11e1-9e33-c80aa9429562:23";

    private final BinlogPlace place = new BinlogPlace();

    @Test
    void placeHasFilePositionAndTransaction() {
        RotateEventData rotate = new RotateEventData();
        rotate.setBinlogFilename("binlog.000007");
        read(event(EventType.ROTATE, 0, 40, rotate));
        read(event(
                EventType.GTID,
                100,
                150,
                new GtidEventData(MySqlGtid.fromString(GTID), (byte) 0, 0, 0, 0, 0, 0, 0, 0)));
        read(event(EventType.QUERY, 150, 200, null));

        assertThat(place.now()).hasToString("binlog.000007:150 (GTID " + GTID + ")");
        read(event(EventType.ANONYMOUS_GTID, 200, 250, null));
        assertThat(place.now()).hasToString("binlog.000007:200");
    }

    @Test
    void whatACompressedTransactionHoldsIsAtItsPlace() {
        place.enter(event(EventType.TRANSACTION_PAYLOAD, 300, 900, null));
        read(event(EventType.QUERY, 10, 20, null));
        assertThat(place.now().position()).isEqualTo(300);
        place.leave();

        read(event(EventType.QUERY, 900, 950, null));
        assertThat(place.now().position()).isEqualTo(900);
    }

    private void read(Event event) {
        place.enter(event);
        place.leave();
    }

    private static Event event(EventType type, long start, long end, EventData data) {
        EventHeaderV4 header = new EventHeaderV4();
        header.setEventType(type);
        header.setNextPosition(end);
        header.setEventLength(end - start);
        return new Event(header, data);
    }
}
