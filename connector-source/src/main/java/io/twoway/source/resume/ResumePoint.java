package io.twoway.source.resume;

import io.twoway.offset.AddState;
import io.twoway.source.config.SourceKeys;
import io.twoway.source.load.LoadCourse;
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
    private Map<String, Object> place = Map.of();
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
        Optional<Map<String, Object>> found = stored.map(this::inLoad).or(this::recovered);
        found.ifPresent(this::requireResumable);
        place = found.orElse(Map.of());
        return found;
    }

    /**
     * Returns the end of what was sent, if the stored offset is inside of a load: the peer keeps the rows that it got since, and a table
     * without a key would get them again.
     */
    private Map<String, Object> inLoad(Map<String, Object> stored) {
        if (!LoadCourse.isInside(stored)) {
            return stored;
        }
        Optional<Map<String, Object>> sent = reach.require(tail)
                .filter(end -> LoadCourse.isFurther(end, stored) || isOver(end, stored))
                .map(HashMap::new);
        sent.ifPresent(
                end -> LOG.info("The load had come further than the stored offset says: it goes on behind that."));
        return sent.orElse(stored);
    }

    /**
     * A stream knows of its load until it has passed it, and of none if that had no rows; an older one, of another life of the connector,
     * ended before.
     */
    private static boolean isOver(Map<String, ?> end, Map<String, Object> stored) {
        return !LoadCourse.isInside(end) && !StoredOffset.of(stored).isBeyond(StoredOffset.of(end));
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

    /** Returns the offset to go on at; empty for a beginning. */
    public Map<String, Object> place() {
        return place;
    }

    /** Returns how far added tables are at the offset to go on at; empty when it does not say so. */
    public Optional<AddState> added() {
        return added;
    }
}
