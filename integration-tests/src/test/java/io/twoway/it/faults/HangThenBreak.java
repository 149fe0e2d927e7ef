package io.twoway.it.faults;

import java.util.Set;

/** The network between a connector and MySQL forwards nothing for a while; then all its connections are reset. */
record HangThenBreak(Link link) implements Fault {

    @Override
    public String name() {
        return "hang " + link.label();
    }

    @Override
    public Set<Target> targets() {
        return Set.of(link);
    }

    @Override
    public void strike(Victims victims) {
        victims.proxy(link).hang();
    }

    @Override
    public void heal(Victims victims) {
        victims.proxy(link).breakConnections();
        victims.proxy(link).goOn();
    }
}
