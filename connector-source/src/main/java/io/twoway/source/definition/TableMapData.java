package io.twoway.source.definition;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;

/** Table of the rows that come next, as the binlog has it, with what the library leaves unread or misreads. */
public final class TableMapData extends TableMapEventData {

    private static final long serialVersionUID = 1L;

    private final byte[] attributes;

    /** @param attributes what the event says of the columns besides their types, as it stands there */
    TableMapData(byte[] attributes) {
        this.attributes = attributes.clone();
    }

    byte[] attributes() {
        return attributes.clone();
    }
}
