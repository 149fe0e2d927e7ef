package io.twoway.source.stream;

import io.twoway.event.CapturedEvent;

/** Decides which events leave the site. */
interface StreamGate {

    /** Returns whether the event travels. */
    boolean passes(CapturedEvent event);
}
