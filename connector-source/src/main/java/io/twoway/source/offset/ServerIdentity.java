package io.twoway.source.offset;

import io.twoway.source.stage.Stage;
import java.util.Map;
import java.util.Optional;

/**
 * The server that an offset was read from: without GTIDs an offset means nothing on another one, and under another {@code
 * gtid_mode} the positions of the stream would be of another kind.
 *
 * @param uuid its {@code server_uuid}
 * @param gtids whether its {@code gtid_mode} is ON
 */
public record ServerIdentity(String uuid, boolean gtids) implements Stage {

    /** Our keys in the source offset. */
    static final String UUID_KEY = "twoway_server";

    static final String GTIDS_KEY = "twoway_gtids";

    /** Returns what a stored offset says; empty when an older version stored it. */
    public static Optional<ServerIdentity> of(Map<String, ?> offset) {
        Object uuid = offset.get(UUID_KEY);
        return Optional.ofNullable(uuid)
                .map(text -> new ServerIdentity(text.toString(), Boolean.TRUE.equals(offset.get(GTIDS_KEY))));
    }

    @Override
    public void note(Map<String, Object> offset) {
        offset.put(UUID_KEY, uuid);
        offset.put(GTIDS_KEY, gtids);
    }
}
