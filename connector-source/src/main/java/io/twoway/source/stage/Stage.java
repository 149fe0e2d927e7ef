package io.twoway.source.stage;

import java.util.Map;

/** A stage of the stream. Each event passes all of them, in an order that stands in one place, and may end at any. */
public interface Stage {

    /** Takes up what {@link #note} has left in a stored offset. */
    default void resumeAt(Map<String, Object> stored) {}

    /** Takes note of an event, which it may mark, keep at home or end, and sends what belongs before it. */
    default void take(PassingEvent passing) {}

    /** Sends what belongs behind an event that all stages have taken. */
    default void follow(PassingEvent passing) {}

    /** Adds to a record's offset what a restart there needs. */
    default void note(Map<String, Object> offset) {}
}
