package io.twoway.source.stream;

import io.twoway.event.CapturedEvent;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.Stage;

/** A stage that keeps some events at home. */
interface StreamGate extends Stage {

    /** Returns whether the event travels. */
    boolean passes(CapturedEvent event);

    @Override
    default void take(PassingEvent passing) {
        if (passing.leaves() && !passes(passing.event())) {
            passing.keep();
        }
    }
}
