package io.twoway.it.faults;

import java.util.Set;

/** The connection breaks when MySQL has committed a sink's transaction, before the sink knows it; the sink lives on. */
record BreakAtCommit(Link sink) implements Fault {

    @Override
    public String name() {
        return "break at commit of " + sink.label();
    }

    @Override
    public Set<Target> targets() {
        return Set.of(sink);
    }

    @Override
    public void strike(Victims victims) {
        CommitInDoubt.reach(victims.proxy(sink));
        victims.proxy(sink).breakConnections();
    }

    @Override
    public void heal(Victims victims) {
        victims.proxy(sink).goOn();
    }
}
