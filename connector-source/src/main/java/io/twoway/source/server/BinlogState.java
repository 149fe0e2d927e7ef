package io.twoway.source.server;

import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import io.twoway.source.offset.ServerIdentity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * State of a server's binlog: what it holds.
 *
 * @param server which server it is
 * @param executed the GTIDs of everything the server has ever executed
 * @param purged those of them whose binlog is deleted
 * @param files the size of each binlog file in bytes, oldest first
 */
public record BinlogState(ServerIdentity server, MySqlGtidSet executed, MySqlGtidSet purged, Map<String, Long> files) {

    public BinlogState {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** Returns whether there is a GTID to start from, where GTIDs are the positions. */
    public boolean hasStart() {
        return !server.gtids() || !executed.isEmpty();
    }
}
