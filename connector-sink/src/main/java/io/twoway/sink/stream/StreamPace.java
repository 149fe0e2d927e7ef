package io.twoway.sink.stream;

import io.twoway.limit.Flow;
import io.twoway.limit.Quantity;
import io.twoway.sink.config.ThrottleConfig;
import io.twoway.sink.plan.Work;
import io.twoway.sink.plan.WorkSize;
import io.twoway.throttle.Throttle;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pace of a stream under limits: chooses which of the works that are ready may be applied now. Works stay whole and in
 * their order; with a limit they are applied in portions of a tenth of a second, or one by one where each is larger.
 *
 * <p>The thread that applies calls {@link #next}, {@link #rest} and {@link #passed}.
 */
final class StreamPace {

    /** Short beside the second after which nobody is said to be held back any more. */
    private static final Duration LONGEST_REST = Duration.ofMillis(50);

    private final Map<Flow, Throttle> throttles = new EnumMap<>(Flow.class);
    private final boolean limited;
    private final boolean countsBytes;

    // Mutable state
    private Duration due = Duration.ZERO;

    static StreamPace of(ThrottleConfig limits) {
        return new StreamPace(new Throttle(limits.load()), new Throttle(limits.changes()));
    }

    StreamPace(Throttle load, Throttle changes) {
        throttles.put(Flow.LOAD, load);
        throttles.put(Flow.CHANGES, changes);
        this.limited = throttles.values().stream()
                .anyMatch(throttle -> !throttle.limits().isNone());
        this.countsBytes = throttles.values().stream()
                .anyMatch(throttle -> throttle.limits().of(Quantity.BYTES).isPresent());
    }

    List<Throttle> throttles() {
        return List.copyOf(throttles.values());
    }

    /** Returns the works at the front that may be applied now; none while those before them are to be made up for. */
    List<Work> next(List<Work> ready) {
        return limited ? portion(ready) : ready;
    }

    private List<Work> portion(List<Work> ready) {
        Portion portion = new Portion();
        int end = 0;
        while (end < ready.size() && portion.takes(ready.get(end))) {
            end++;
        }
        return ready.subList(0, end);
    }

    /** Returns for how long to rest when there was something ready, and {@link #next} returned nothing. */
    Duration rest() {
        return due.compareTo(LONGEST_REST) < 0 ? due : LONGEST_REST;
    }

    /** Takes note of works that are applied. */
    void passed(List<Work> works) {
        if (limited) {
            works.stream().map(this::sizeOf).filter(size -> size.rows() > 0).forEach(this::passed);
        }
    }

    private void passed(WorkSize size) {
        Throttle throttle = throttles.get(size.flow());
        throttle.passed(Quantity.ROWS, size.rows());
        throttle.passed(Quantity.BYTES, size.bytes());
    }

    /** Returns what holds the stream back; any thread may ask. */
    Optional<Throttle.Hold> hold() {
        return throttles.values().stream()
                .flatMap(throttle -> throttle.hold().stream())
                .findFirst();
    }

    private WorkSize sizeOf(Work work) {
        return WorkSize.of(work, countsBytes);
    }

    /** Works that are applied together. What has no rows, such as a statement, has no flow and no limit. */
    private final class Portion {

        private Optional<Throttle> throttle = Optional.empty();
        private long rows;
        private long bytes;

        boolean takes(Work work) {
            WorkSize size = sizeOf(work);
            if (size.rows() == 0) {
                return true;
            }
            Throttle its = throttles.get(size.flow());
            boolean taken = throttle.isEmpty() ? begins(its) : throttle.get() == its && hasRoom(its, size);
            throttle = Optional.of(its);
            rows += size.rows();
            bytes += size.bytes();
            return taken;
        }

        private boolean begins(Throttle its) {
            due = its.due();
            return due.isZero();
        }

        private boolean hasRoom(Throttle its, WorkSize size) {
            return rows + size.rows() <= its.portion(Quantity.ROWS)
                    && bytes + size.bytes() <= its.portion(Quantity.BYTES);
        }
    }
}
