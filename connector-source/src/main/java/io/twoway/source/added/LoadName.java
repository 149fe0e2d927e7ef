package io.twoway.source.added;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Name of the loads of added tables that a stream begins behind an offset. Connect stores offsets later than the records they
 * belong to: however often reading goes on behind the same one, it finds the notes of what it began there.
 */
public final class LoadName {

    private LoadName() {}

    /**
     * Returns the name.
     *
     * @param topic the topic of the stream: others may read the same server
     * @param offset where reading goes on
     */
    public static String behind(String topic, Map<String, ?> offset) {
        String place = topic + new TreeMap<>(offset);
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
