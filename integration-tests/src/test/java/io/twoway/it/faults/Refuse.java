package io.twoway.it.faults;

import java.util.Set;

/** All connections between a connector and MySQL are reset, and for a while new ones are refused. */
record Refuse(Link link) implements Fault {

    @Override
    public String name() {
        return "refuse " + link.label();
    }

    @Override
    public Set<Target> targets() {
        return Set.of(link);
    }

    @Override
    public void strike(Victims victims) {
        victims.proxy(link).refuse();
    }

    @Override
    public void heal(Victims victims) {
        victims.proxy(link).goOn();
    }
}
