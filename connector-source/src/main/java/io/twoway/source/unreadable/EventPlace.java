package io.twoway.source.unreadable;

import java.util.Optional;

/**
 * Place of one event in the binlog.
 *
 * @param file the binlog file
 * @param position its first byte; of what a compressed transaction holds, that of the transaction
 * @param gtid its transaction, on a server with GTIDs
 */
public record EventPlace(String file, long position, Optional<String> gtid) {

    /** Returns file and position, as an operator names them. */
    public String point() {
        return file + ":" + position;
    }

    @Override
    public String toString() {
        return point() + gtid.map(id -> " (GTID " + id + ")").orElse("");
    }
}
