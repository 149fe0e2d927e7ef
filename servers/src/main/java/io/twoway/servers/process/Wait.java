package io.twoway.servers.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Polls a condition until it holds or a deadline has passed. */
public final class Wait {

    private static final Duration PERIOD = Duration.ofMillis(50);

    private final Duration limit;
    private final Duration period;

    private Wait(Duration limit, Duration period) {
        this.limit = limit;
        this.period = period;
    }

    public static Wait atMost(Duration limit) {
        return new Wait(limit, PERIOD);
    }

    /** Returns the same wait with another time between two polls. */
    public Wait every(Duration other) {
        return new Wait(limit, other);
    }

    /**
     * Returns once the condition holds.
     *
     * @param what what is waited for, as it reads after "waited 10 s for"
     * @throws ServerException when it does not hold in time
     */
    public void until(String what, BooleanSupplier condition) {
        untilPresent(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Returns the first value that the supplier has to offer; fails as {@link #until} does. */
    public <T> T untilPresent(String what, Supplier<Optional<T>> supplier) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> value = supplier.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() > deadline) {
                throw new ServerException("waited " + limit.toSeconds() + " s for " + what);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(period.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted", e);
        }
    }
}
