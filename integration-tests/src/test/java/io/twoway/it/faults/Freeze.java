package io.twoway.it.faults;

import java.util.Set;

/** A process stands still (SIGSTOP) with its connections open, and goes on as if nothing had been. */
record Freeze(Machine machine) implements Fault {

    @Override
    public String name() {
        return "freeze " + machine.label();
    }

    @Override
    public Set<Target> targets() {
        return Set.of(machine);
    }

    @Override
    public void strike(Victims victims) {
        victims.process(machine).pause();
    }

    @Override
    public void heal(Victims victims) {
        victims.process(machine).resume();
    }
}
