package io.twoway.it.faults;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** A proxy in each of the four ways between a connector and its MySQL server. */
final class Network implements AutoCloseable {

    private static final String SOCKET_TIMEOUT_MS = "15000";

    private final Map<Link, TcpProxy> proxies = new EnumMap<>(Link.class);

    Network(TestServers servers) {
        for (Link link : Link.values()) {
            proxies.put(link, new TcpProxy(link.server(servers).address()));
        }
    }

    /** Sends all connectors of a pair through the proxies. */
    Pair carry(Pair pair) {
        proxies.forEach((link, proxy) -> pair.with(link.label(), settings(link, proxy)));
        return pair;
    }

    TcpProxy at(Link link) {
        return proxies.get(link);
    }

    private static Map<String, String> settings(Link link, TcpProxy proxy) {
        Map<String, String> settings = new HashMap<>();
        settings.put("database.port", String.valueOf(proxy.port()));
        switch (link) {
            // JSON with its schema in each record would fill the disk
            case SOURCE_A, SOURCE_B -> settings.put("producer.override.compression.type", "lz4");
            case SINK_A, SINK_B -> {
                settings.put("database.ssl.mode", "disabled"); // or the proxy could not see a COMMIT
                settings.put("database.socket.timeout.ms", SOCKET_TIMEOUT_MS);
            }
        }
        return settings;
    }

    @Override
    public void close() {
        proxies.values().forEach(TcpProxy::close);
    }
}
