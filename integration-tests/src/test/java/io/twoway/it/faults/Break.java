package io.twoway.it.faults;

import java.util.Set;

/** All connections between a connector and MySQL are reset; new ones work. */
record Break(Link link) implements Fault {

    @Override
    public String name() {
        return "break " + link.label();
    }

    @Override
    public Set<Target> targets() {
        return Set.of(link);
    }

    @Override
    public void strike(Victims victims) {
        victims.proxy(link).breakConnections();
    }

    @Override
    public void heal(Victims victims) {
        // new connections work
    }
}
