package io.twoway.it.faults;

import java.util.Set;

/** The worker dies when MySQL has committed a sink's transaction and the sink does not know it yet. */
record KillAtCommit(Link sink) implements Fault {

    @Override
    public String name() {
        return "kill at commit of " + sink.label();
    }

    @Override
    public Set<Target> targets() {
        return Set.of(Machine.WORKER, sink);
    }

    @Override
    public void strike(Victims victims) {
        CommitInDoubt.reach(victims.proxy(sink));
        victims.process(Machine.WORKER).kill();
    }

    @Override
    public void heal(Victims victims) {
        victims.proxy(sink).breakConnections();
        victims.proxy(sink).goOn();
        victims.process(Machine.WORKER).start();
    }
}
