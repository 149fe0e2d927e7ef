package io.twoway.source.resume;

import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import io.twoway.source.load.LoadState;
import io.twoway.source.offset.BinlogFileOrder;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.offset.ServerIdentity;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Place where reading stopped.
 *
 * @param server the server that was read; empty when an older version stored the offset
 * @param gtids the transactions that were read; empty set without GTIDs
 * @param file the binlog file
 * @param position the position in it
 * @param snapshot whether it is a place in a load that begins anew, so that no binlog before it is needed
 */
record StoredOffset(Optional<ServerIdentity> server, MySqlGtidSet gtids, String file, long position, boolean snapshot) {

    static StoredOffset of(Map<String, ?> offset) {
        return new StoredOffset(
                ServerIdentity.of(offset),
                new MySqlGtidSet(BinlogPoint.gtidsIn(offset)),
                Objects.toString(offset.get("file"), ""),
                offset.get("pos") instanceof Number position ? position.longValue() : 0,
                offset.containsKey("snapshot") && LoadState.of(offset).isEmpty());
    }

    /** Returns whether it has read something that the other has not. */
    boolean isBeyond(StoredOffset other) {
        if (hasGtids()) {
            return !gtids.subtract(other.gtids).isEmpty();
        }
        int order = BinlogFileOrder.INSTANCE.compare(file, other.file);
        return order == 0 ? position > other.position : order > 0;
    }

    /** Returns whether it is a place in the binlog, as the other is, and has read something that the other has not. */
    boolean isReadBehind(StoredOffset other) {
        return !snapshot && !other.snapshot && isBeyond(other);
    }

    /** Returns whether its positions are GTIDs. */
    boolean hasGtids() {
        return server.map(ServerIdentity::gtids).orElse(!gtids.isEmpty());
    }
}
