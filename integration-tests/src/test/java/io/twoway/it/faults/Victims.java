package io.twoway.it.faults;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.process.Server;

/** Everything that a fault can strike. */
record Victims(TestServers servers, Network network, Pair pair) {

    Server process(Machine machine) {
        return machine.of(servers);
    }

    TcpProxy proxy(Link link) {
        return network.at(link);
    }
}
