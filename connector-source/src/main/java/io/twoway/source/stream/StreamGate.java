package io.twoway.source.stream;

import io.twoway.event.CapturedEvent;

/** Decides which DDL leaves the site. */
interface StreamGate {

    /** Returns whether the event travels. */
    boolean passes(CapturedEvent event);

    /** Returns how many of a user's statements did not. */
    long dropped();
}
