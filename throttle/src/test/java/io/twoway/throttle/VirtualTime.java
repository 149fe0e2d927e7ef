package io.twoway.throttle;

import io.twoway.limit.FlowLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A time in which who waits finds that it is over. */
final class VirtualTime extends Clock {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private long nanos;

    Throttle throttle(FlowLimits limits) {
        return new Throttle(limits, () -> nanos, this, this::pass);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    Duration passed() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public Instant instant() {
        return BEGIN.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
