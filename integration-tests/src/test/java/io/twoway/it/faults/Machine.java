package io.twoway.it.faults;

import io.twoway.it.pair.TestServers;
import io.twoway.servers.process.Server;

/** A process that can die. */
enum Machine implements Target {
    WORKER("worker"),
    BROKER("broker"),
    MYSQL_A("mysql-a"),
    MYSQL_B("mysql-b");

    private final String label;

    Machine(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    Server of(TestServers servers) {
        return switch (this) {
            case WORKER -> servers.worker();
            case BROKER -> servers.broker();
            case MYSQL_A -> servers.a();
            case MYSQL_B -> servers.b();
        };
    }
}
