package io.twoway.source.offset;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The server that an offset was read from: without GTIDs an offset means nothing on another one, and under another {@code
 * gtid_mode} the positions of the stream would be of another kind.
 *
 * @param uuid its {@code server_uuid}
 * @param gtids whether its {@code gtid_mode} is ON
 */
public record ServerIdentity(String uuid, boolean gtids) {

    /** Our keys in the source offset. */
    static final String UUID_KEY = "twoway_server";

    static final String GTIDS_KEY = "twoway_gtids";

    /** Returns what a stored offset says; empty when an older version stored it. */
    public static Optional<ServerIdentity> of(Map<String, ?> offset) {
        Object uuid = offset.get(UUID_KEY);
        return Optional.ofNullable(uuid)
                .map(text -> new ServerIdentity(text.toString(), Boolean.TRUE.equals(offset.get(GTIDS_KEY))));
    }

    /** Returns the offset with this server in it. */
    public Map<String, Object> addedTo(Map<String, ?> offset) {
        Map<String, Object> added = new HashMap<>(offset);
        added.put(UUID_KEY, uuid);
        added.put(GTIDS_KEY, gtids);
        return added;
    }

    /** Takes our keys out of an offset on its way to Debezium. */
    public static void removeFrom(Map<String, Object> offset) {
        offset.remove(UUID_KEY);
        offset.remove(GTIDS_KEY);
    }
}
