package io.twoway.sink.change;

import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;

/**
 * The place that a change comes from, for journals, messages and ties.
 *
 * @param topic the stream's topic
 * @param partition the topic's partition
 * @param offset the record's Kafka offset
 * @param site where the change was first written
 * @param commitMillis when it was committed there, milliseconds since 1970 UTC
 * @param catchUp whether the destination may have it already, and later ones that come again: see
 *     {@link io.twoway.contract.Stamp#CATCH_UP_HEADER}
 * @param unloaded whether the destination may not have its row yet: see
 *     {@link io.twoway.contract.Stamp#UNLOADED_HEADER}
 * @param seen what of other sites' streams had been applied there when it was written
 */
public record ChangeOrigin(
        String topic,
        int partition,
        long offset,
        SiteName site,
        long commitMillis,
        boolean catchUp,
        boolean unloaded,
        SeenOffsets seen) {

    /** A change of a row that the destination has, unless somebody removed it there; written without knowing of other sites. */
    public ChangeOrigin(String topic, int partition, long offset, SiteName site, long commitMillis, boolean catchUp) {
        this(topic, partition, offset, site, commitMillis, catchUp, false, SeenOffsets.NONE);
    }

    /** Returns the origin of a change that was only prepared before. */
    public ChangeOrigin committedAt(long millis) {
        return new ChangeOrigin(topic, partition, offset, site, millis, catchUp, unloaded, seen);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
