package io.twoway.client;

import java.time.Duration;

/** Tells when something has been seen for too long without a break, and begins anew then. */
final class Overdue {

    private final Duration limit;

    // Mutable state
    private boolean seen;
    private long since;

    Overdue(Duration limit) {
        this.limit = limit;
    }

    boolean is(boolean theCase) {
        long now = System.nanoTime();
        boolean overdue = theCase && seen && now - since >= limit.toNanos();
        if (overdue || !seen) {
            since = now;
        }
        seen = theCase;
        return overdue;
    }
}
