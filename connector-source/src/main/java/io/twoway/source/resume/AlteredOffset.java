package io.twoway.source.resume;

import io.debezium.config.Configuration;
import io.twoway.source.config.SourceKeys;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.resume.ResumeVerdict.Refused;
import io.twoway.source.server.SourceServer;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Judges what Connect's REST API does to a source's offset. To delete it does no harm: the next start finds its place in the
 * topic. To set it is allowed where no change is skipped: at a place that the stream has reached, on the server it was read
 * from.
 */
public final class AlteredOffset {

    private static final String CURE = " Nothing was changed. Delete the offset instead of setting it (DELETE"
            + " /connectors/<name>/offsets): the connector then goes on where its topic ends.";

    private final Configuration settings;
    private final TaskSettings task;

    /** @param settings the connector's completed settings */
    public AlteredOffset(Map<String, String> settings) {
        this.settings = Configuration.from(settings);
        this.task = TaskSettings.of(settings);
    }

    /**
     * Lets new offsets pass.
     *
     * @param offsets the new offset of each partition; null where it is deleted
     * @throws ConnectException when a start there would lose changes, or nothing would ever start there
     */
    public void require(Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach((partition, offset) -> {
            requireOwn(partition);
            if (offset != null) {
                requireReached(offset);
            }
        });
    }

    private void requireOwn(Map<String, ?> partition) {
        Map<String, String> own = Map.of("server", task.site().value());
        if (!partition.equals(own)) {
            throw new ConnectException("Partition " + partition + " is not this connector's, which has one: " + own
                    + ". Take partition and offset as GET .../offsets shows them.");
        }
    }

    private void requireReached(Map<String, ?> offset) {
        StoredOffset place = StoredOffset.of(offset);
        if (place.server().isEmpty() || offset.containsKey("snapshot")) {
            throw new ConnectException(
                    "The offset is not one of this connector behind its full load: it must be whole, as"
                            + " GET .../offsets showed it while changes were read." + CURE);
        }
        if (ResumeJudge.judge(place, SourceServer.binlog(settings, task)) instanceof Refused refused) {
            throw new ConnectException("The connector could not start at this offset. " + refused.reason() + CURE);
        }
        Optional<StreamEnd> end = StreamTail.of(task).flatMap(StreamTail::read);
        if (end.filter(last -> place.isBeyond(StoredOffset.of(last.offset()))).isPresent()) {
            throw new ConnectException("The offset lies behind what the connector has sent, up to "
                    + end.get().record() + ": a start there would skip changes." + CURE + " Or, if they are to be"
                    + " skipped, set " + SourceKeys.OFFSET_RECOVERY + " to false first.");
        }
    }
}
