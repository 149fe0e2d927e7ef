package io.twoway.it.faults;

import java.util.Set;

/** A person restarts one connector's task through Connect's REST API, for which worker and broker must be there. */
record RestartTask(Link connector) implements Fault {

    @Override
    public String name() {
        return "restart task of " + connector.label();
    }

    @Override
    public Set<Target> targets() {
        return Set.of(Machine.WORKER, Machine.BROKER);
    }

    @Override
    public void strike(Victims victims) {
        victims.pair().requests().restartTask(victims.pair().connector(connector.label()), 0);
    }

    @Override
    public void heal(Victims victims) {
        // Connect does
    }
}
