package io.twoway.it.faults;

import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;

/** The network between one connector and its MySQL server, by the connector's role in the pair. */
enum Link implements Target {
    SOURCE_A("source-a"),
    SINK_B("sink-b"),
    SOURCE_B("source-b"),
    SINK_A("sink-a");

    private final String role;

    Link(String role) {
        this.role = role;
    }

    /** Returns the connector's role in the pair. */
    @Override
    public String label() {
        return role;
    }

    MySqlServer server(TestServers servers) {
        return switch (this) {
            case SOURCE_A, SINK_A -> servers.a();
            case SOURCE_B, SINK_B -> servers.b();
        };
    }
}
