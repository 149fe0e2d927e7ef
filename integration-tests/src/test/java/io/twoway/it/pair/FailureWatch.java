package io.twoway.it.pair;

import io.twoway.client.ConnectClient;
import java.time.Duration;
import java.util.Collection;

/** Ends a wait early when a connector failed; it asks seldom, because answering costs the worker time. */
final class FailureWatch {

    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final ConnectClient rest;
    private final Collection<String> connectors;

    // Mutable state
    private long askedAt = System.nanoTime() - INTERVAL;

    FailureWatch(ConnectClient rest, Collection<String> connectors) {
        this.rest = rest;
        this.connectors = connectors;
    }

    /**
     * Looks, if the last look is long ago.
     *
     * @throws AssertionError with the trace of a connector that failed
     */
    void look() {
        if (System.nanoTime() - askedAt < INTERVAL) {
            return;
        }
        askedAt = System.nanoTime();
        connectors.stream()
                .flatMap(connector -> rest.status(connector).stream())
                .flatMap(status -> status.failure().stream())
                .findFirst()
                .ifPresent(trace -> {
                    throw new AssertionError("a connector failed: " + trace.text());
                });
    }
}
