package io.twoway.source.resume;

import io.twoway.offset.AddState;
import io.twoway.source.config.SourceKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Place at which one start goes on: what Connect has stored, or else the topic's end, if the server still has what follows. */
public final class ResumePoint {

    private static final Logger LOG = LoggerFactory.getLogger(ResumePoint.class);

    private final ResumeCheck check;
    private final Optional<StreamTail> tail;
    private final StreamReach reach;

    // Mutable state: written when the offset is read, before any thread of the capture is started
    private Optional<AddState> added = Optional.empty();

    /**
     * @param check stands between an offset and the server
     * @param tail the end of the topic; empty when nothing is to be read there
     * @param reach how far the topic is known to go
     */
    public ResumePoint(ResumeCheck check, Optional<StreamTail> tail, StreamReach reach) {
        this.check = check;
        this.tail = tail;
        this.reach = reach;
    }

    /**
     * Returns the offset to go on at; empty for a beginning.
     *
     * @param stored the offset that Connect has, if it has one
     * @throws org.apache.kafka.connect.errors.ConnectException when changes would be lost there, with the cure
     */
    public Optional<Map<String, Object>> after(Optional<Map<String, Object>> stored) {
        stored.ifPresent(offset -> check.requireResumable(offset, () -> reach.read(tail)));
        Optional<Map<String, Object>> place = stored.or(this::recovered);
        place.ifPresent(this::requireResumable);
        return place;
    }

    private Optional<Map<String, Object>> recovered() {
        Optional<StreamEnd> end = tail.flatMap(StreamTail::read);
        end.ifPresent(last -> LOG.warn(
                "Connect has no offset for this connector, but its topic has records: it goes on behind {}. For a new"
                        + " beginning set {} to false.",
                last.record(),
                SourceKeys.OFFSET_RECOVERY));
        return end.map(StreamEnd::offset);
    }

    private void requireResumable(Map<String, Object> offset) {
        check.requireResumable(offset);
        added = AddState.in(offset);
        added.filter(AddState::isLoading).ifPresent(state -> {
            Map<String, Object> start = new HashMap<>(offset);
            start.putAll(state.current().start());
            check.requireResumable(start);
        });
    }

    /** Returns how far added tables are at the offset to go on at; empty when it does not say so. */
    public Optional<AddState> added() {
        return added;
    }
}
