package io.twoway.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.twoway.limit.FlowLimits;
import io.twoway.limit.Quantity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Throttle of one flow. What passes is counted behind it, and what comes next waits until that is made up for: so a
 * transaction that is larger than the allowance of many seconds passes whole, and the flow keeps its limits all the same.
 *
 * <p>Several threads may use it.
 */
public final class Throttle {

    /** What may pass at once, as a part of a second: little enough that the flow is even. */
    private static final int PORTIONS = 10;

    /**
     * What is kept of an allowance that was not used, as a part of a second: so much makes up for a pause of the one that
     * passes, and adds 2.5 % to ten seconds.
     */
    private static final int KEPT = 4;

    /** Who waits looks this often whether it still has to, and no more often: resting for microseconds costs more than it gives. */
    private static final long LONGEST_REST = Duration.ofMillis(50).toNanos();

    private static final long SHORTEST_REST = Duration.ofMillis(5).toNanos();

    private static final Set<Quantity> OF_ROWS = EnumSet.of(Quantity.ROWS, Quantity.BYTES);
    private static final Set<Quantity> OF_QUERIES = EnumSet.allOf(Quantity.class);

    /** A flow that did not have to wait for so long is not held back any more. */
    private static final Duration HOLD = Duration.ofSeconds(1);

    private final FlowLimits limits;
    private final Map<Quantity, Bucket> buckets = new EnumMap<>(Quantity.class);
    private final Map<Quantity, LongAdder> passed = new EnumMap<>(Quantity.class);
    private final LongSupplier nanos;
    private final Clock clock;
    private final Rest rest;

    // Mutable state
    private volatile Optional<Hold> hold = Optional.empty();
    private volatile long heldAt;

    /**
     * A time in which a flow has to wait again and again.
     *
     * @param since when it had to wait first
     * @param limit the setting that makes it wait, as {@code key=value}
     */
    public record Hold(Instant since, String limit) {}

    /** The way a thread lets time go by. */
    interface Rest {
        void rest(Duration time) throws InterruptedException;
    }

    public Throttle(FlowLimits limits) {
        this(limits, System::nanoTime, Clock.systemUTC());
    }

    /**
     * @param nanos a time that only grows
     * @param clock tells when a hold began
     */
    public Throttle(FlowLimits limits, LongSupplier nanos, Clock clock) {
        this(limits, nanos, clock, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    Throttle(FlowLimits limits, LongSupplier nanos, Clock clock, Rest rest) {
        this.limits = limits;
        this.nanos = nanos;
        this.clock = clock;
        this.rest = rest;
        limits.perSecond().forEach((quantity, limit) -> buckets.put(quantity, bucket(limit, nanos)));
        for (Quantity quantity : Quantity.values()) {
            passed.put(quantity, new LongAdder());
        }
    }

    private static Bucket bucket(long limit, LongSupplier nanos) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth
                        .capacity(Math.max(1, limit / KEPT))
                        .refillGreedy(limit, Duration.ofSeconds(1))
                        .initialTokens(1))
                .withCustomTimePrecision(new Meter(nanos))
                .build();
    }

    private record Meter(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    public FlowLimits limits() {
        return limits;
    }

    /** Takes note of what has passed. */
    public void passed(Quantity quantity, long amount) {
        passed.get(quantity).add(amount);
        Bucket bucket = buckets.get(quantity);
        if (bucket != null && amount > 0) {
            bucket.consumeIgnoringRateLimits(amount);
        }
    }

    /** Returns how much has passed so far. */
    public long total(Quantity quantity) {
        return passed.get(quantity).sum();
    }

    /** Returns how much may pass at once if it can be divided. */
    public long portion(Quantity quantity) {
        return limits.of(quantity).stream()
                .map(limit -> Math.max(1, limit / PORTIONS))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** Returns how long the next row has to wait; zero when it may pass now. */
    public Duration due() {
        return due(OF_ROWS);
    }

    /** Returns how long the next query has to wait, which would bring rows; zero when it may be asked now. */
    public Duration queryDue() {
        return due(OF_QUERIES);
    }

    private Duration due(Set<Quantity> quantities) {
        long longest = 0;
        Optional<Quantity> decisive = Optional.empty();
        for (Map.Entry<Quantity, Bucket> entry : buckets.entrySet()) {
            boolean counts = quantities.contains(entry.getKey());
            long wait = counts ? entry.getValue().estimateAbilityToConsume(1).getNanosToWaitForRefill() : 0;
            if (wait > longest) {
                longest = wait;
                decisive = Optional.of(entry.getKey());
            }
        }
        decisive.ifPresent(this::holds);
        return Duration.ofNanos(longest);
    }

    private void holds(Quantity quantity) {
        if (hold().isEmpty()) {
            hold = Optional.of(new Hold(clock.instant(), limits.setting(quantity)));
        }
        heldAt = nanos.getAsLong();
    }

    /** Returns what holds the flow back these days; empty when it has not had to wait for a while. */
    public Optional<Hold> hold() {
        return hold.filter(known -> nanos.getAsLong() - heldAt < HOLD.toNanos());
    }

    /**
     * Waits until the next row may pass.
     *
     * @param goesOn whether it is still to pass; asked twenty times a second or more often
     */
    public void await(BooleanSupplier goesOn) throws InterruptedException {
        await(OF_ROWS, goesOn);
    }

    /** Waits in the same way until the next query may be asked. */
    public void awaitQuery(BooleanSupplier goesOn) throws InterruptedException {
        await(OF_QUERIES, goesOn);
    }

    private void await(Set<Quantity> quantities, BooleanSupplier goesOn) throws InterruptedException {
        for (Duration due = due(quantities); !due.isZero() && goesOn.getAsBoolean(); due = due(quantities)) {
            rest.rest(Duration.ofNanos(Math.min(LONGEST_REST, Math.max(SHORTEST_REST, due.toNanos()))));
        }
    }
}
