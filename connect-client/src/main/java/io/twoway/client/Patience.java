package io.twoway.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How long something is waited for.
 *
 * @param limit when it is given up
 * @param interval how often it is looked at
 */
public record Patience(Duration limit, Duration interval) {

    /** Returns what is looked for as soon as it is there; empty when it was not within the limit. */
    public <T> Optional<T> await(Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<T> seen = look.get();
        while (seen.isEmpty() && System.nanoTime() < end) {
            pause();
            seen = look.get();
        }
        return seen;
    }

    /** Waits until the condition holds, and returns whether it did within the limit. */
    public boolean until(BooleanSupplier condition) {
        return await(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    private void pause() {
        try {
            Thread.sleep(interval.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectFailure("interrupted", e);
        }
    }
}
