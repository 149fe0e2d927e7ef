package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.GtidTaggedEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import io.twoway.source.unreadable.EventPlace;
import java.util.Optional;

/** Place that the reading of the binlog has come to. */
final class BinlogPlace {

    // Mutable state, used by the binlog client's thread only
    private String file = "";
    private long position;
    private Optional<String> gtid = Optional.empty();
    private int depth;

    /** Takes note of an event before it is handled. What a compressed transaction holds is handled inside of it. */
    void enter(Event event) {
        depth++;
        if (depth > 1) {
            return;
        }
        EventData data = event.getData();
        if (data instanceof RotateEventData next) {
            file = next.getBinlogFilename();
        } else if (data instanceof GtidEventData started) {
            gtid = Optional.ofNullable(started.getMySqlGtid()).map(Object::toString);
        } else if (data instanceof GtidTaggedEventData started) {
            gtid = Optional.ofNullable(started.getMySqlGtid()).map(Object::toString);
        } else if (event.getHeader().getEventType() == EventType.ANONYMOUS_GTID) {
            gtid = Optional.empty();
        }
        if (event.getHeader() instanceof EventHeaderV4 header && header.getPosition() > 0) {
            position = header.getPosition();
        }
    }

    void leave() {
        depth--;
    }

    EventPlace now() {
        return new EventPlace(file, position, gtid);
    }
}
