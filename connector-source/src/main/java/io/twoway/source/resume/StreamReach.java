package io.twoway.source.resume;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place up to which a stream is sent. Connect stores offsets later than the records they belong to, a minute by default:
 * what was sent since stands in the topic, and a task knows what it sent itself.
 */
public final class StreamReach {

    private static final Logger LOG = LoggerFactory.getLogger(StreamReach.class);

    // Mutable state
    private Optional<Map<String, ?>> sent = Optional.empty();

    /** Takes up what a poll returned: Connect sends it, or the task ends. */
    public void sent(List<SourceRecord> records) {
        if (!records.isEmpty()) {
            sent = Optional.of(records.get(records.size() - 1).sourceOffset());
        }
    }

    /**
     * Returns the offset of what was sent last; empty when nobody knows.
     *
     * @throws RetriableException when no broker answers
     */
    public Optional<Map<String, ?>> read(Optional<StreamTail> topic) {
        return sent.or(() -> topic.flatMap(StreamReach::endOf));
    }

    /**
     * Returns the same for a start that would lose changes if it did not know.
     *
     * @throws ConnectException when the topic cannot be read
     */
    Optional<Map<String, ?>> require(Optional<StreamTail> topic) {
        return sent.or(() -> topic.flatMap(StreamTail::read).map(StreamEnd::offset));
    }

    /** A user who may not read the topic could always start, as long as Connect has an offset. */
    private static Optional<Map<String, Object>> endOf(StreamTail topic) {
        try {
            return topic.read().map(StreamEnd::offset);
        } catch (RetriableException e) {
            throw e;
        } catch (ConnectException e) {
            LOG.warn(
                    "Whether the server has everything that was sent is judged by Connect's stored offset alone, which may"
                            + " be a minute old: after a failover within that time, lost transactions go unnoticed. {}",
                    Optional.ofNullable(e.getCause()).orElse(e).getMessage());
            return Optional.empty();
        }
    }
}
