package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.GtidTaggedEventData;
import com.github.shyiko.mysql.binlog.event.MySqlGtid;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.GtidSet;

/**
 * The transactions that were read, as the offset has them. The binlog client's own set writes a text that means something else
 * where the first transaction of a server was tagged and an untagged one follows: {@code uuid:tag:1:1} for {@code
 * uuid:tag:1,uuid:1}.
 */
final class ReadGtids {

    // Mutable state
    private GtidSet read = GtidSet.EMPTY;

    /** Begins with what was read before. */
    void startAt(String gtids) {
        read = GtidSet.parse(gtids);
    }

    /** Takes note of a transaction. */
    void add(MySqlGtid gtid) {
        GtidPosition position = GtidPosition.parse(gtid.toString(), 0);
        read = read.with(position.sourceId(), position.transaction());
    }

    /** Returns the set as MySQL and Debezium read it. */
    String encoded() {
        return read.encoded();
    }

    /** Returns the GTID in an event that begins a transaction. */
    static MySqlGtid of(EventData event) {
        return event instanceof GtidTaggedEventData tagged
                ? tagged.getMySqlGtid()
                : ((GtidEventData) event).getMySqlGtid();
    }
}
