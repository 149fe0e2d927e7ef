package io.twoway.source.stream;

import io.twoway.event.RowEvent;
import io.twoway.source.stage.PassingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps both halves of a changed key together: a poll may end between them, and what becomes of one depends on the other.
 * What is held is not sent, so its offset is not stored, and a restart reads it again.
 */
final class KeyChangePairs {

    // Mutable state
    private Optional<PassingEvent> held = Optional.empty();

    /** Returns what was polled without a first half at its end, behind the one that was held before. */
    List<PassingEvent> completed(List<PassingEvent> polled) {
        if (polled.isEmpty()) {
            return polled;
        }
        List<PassingEvent> events = new ArrayList<>(polled.size() + 1);
        held.ifPresent(events::add);
        events.addAll(polled);
        held = Optional.of(events.get(events.size() - 1)).filter(last -> isFirstHalf(last));
        return held.isPresent() ? events.subList(0, events.size() - 1) : events;
    }

    static boolean isFirstHalf(PassingEvent polled) {
        return isHalf(polled, "d");
    }

    static boolean isSecondHalf(PassingEvent polled) {
        return isHalf(polled, "c");
    }

    private static boolean isHalf(PassingEvent polled, String operation) {
        return polled.event() instanceof RowEvent row
                && row.changesKey()
                && row.operation().equals(operation);
    }
}
