package io.twoway.source.stream;

import io.twoway.event.CapturedEvent;
import java.util.List;

/** Lets pass what all of its gates let pass, asked in their order. */
record GateChain(List<StreamGate> gates) implements StreamGate {

    GateChain {
        gates = List.copyOf(gates);
    }

    @Override
    public boolean passes(CapturedEvent event) {
        return gates.stream().allMatch(gate -> gate.passes(event));
    }
}
