package io.twoway.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for something that is looked at again and again.
 *
 * @param limit when it is given up
 * @param interval how often it is looked at; more often at first, as most of it comes soon
 */
public record Patience(Duration limit, Duration interval) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    /** Returns what is looked for as soon as it is there; empty when it was not within the limit. */
    public <T> Optional<T> await(Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        Duration pause = FIRST_PAUSE;
        Optional<T> seen = look.get();
        while (seen.isEmpty() && System.nanoTime() < end) {
            pause = pause.compareTo(interval) < 0 ? pause : interval;
            sleep(pause);
            pause = pause.multipliedBy(2);
            seen = look.get();
        }
        return seen;
    }

    /** Waits until the condition holds, and returns whether it did within the limit. */
    public boolean until(BooleanSupplier condition) {
        return await(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectFailure("interrupted", e);
        }
    }
}
