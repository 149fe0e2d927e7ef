package io.twoway.sink;

import io.twoway.sink.plan.StreamId;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Guards the offsets of a sink against Connect's REST API: they may be deleted, or set to what they are. Where a stream
 * goes on is in its progress row, which is one commit with the rows; the consumer group's offset only shows it.
 */
final class OffsetGuard {

    private final Function<StreamId, OptionalLong> progress;

    /** @param progress the offset of the next record to apply, by stream; empty without a progress row */
    OffsetGuard(Function<StreamId, OptionalLong> progress) {
        this.progress = progress;
    }

    /**
     * Lets new offsets pass.
     *
     * @param offsets the new offset of each partition; null where it is deleted
     * @throws ConnectException when the sink would go on somewhere else, with where and what to do instead
     */
    void require(Map<TopicPartition, Long> offsets) {
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                require(new StreamId(partition.topic(), partition.partition()), offset);
            }
        });
    }

    private void require(StreamId stream, long offset) {
        OptionalLong next = progress.apply(stream);
        if (next.isPresent() && offset != next.getAsLong()) {
            throw new ConnectException("Stream " + stream + " is applied up to offset " + next.getAsLong()
                    + ", as its progress row says, and goes on there whatever offset Connect has. Nothing was changed."
                    + " To pass over one record, answer for it in the table conflict_resolution; to apply the topic from"
                    + " its first record on an empty destination, delete the progress row and the offset.");
        }
        if (next.isEmpty() && offset != 0) {
            throw new ConnectException("Stream " + stream + " has no progress row at the destination: nothing of it was"
                    + " applied, and it can only begin at its first record. Nothing was changed. Delete the offset"
                    + " instead of setting it (DELETE /connectors/<name>/offsets).");
        }
    }
}
