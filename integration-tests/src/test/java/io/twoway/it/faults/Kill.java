package io.twoway.it.faults;

import java.util.Set;

/** A process ends without warning (SIGKILL) and is started again. */
record Kill(Machine machine) implements Fault {

    @Override
    public String name() {
        return "kill " + machine.label();
    }

    @Override
    public Set<Target> targets() {
        return Set.of(machine);
    }

    @Override
    public void strike(Victims victims) {
        victims.process(machine).kill();
    }

    @Override
    public void heal(Victims victims) {
        victims.process(machine).start();
    }
}
