package io.twoway.precheck.rule.server;

import io.twoway.precheck.facts.ServerFacts;
import java.util.Locale;

/**
 * The servers that source and sink of one site talk to.
 *
 * @param site the site's name
 * @param source what the source reads
 * @param sink what the sink writes
 * @param peer what the source of the other site reads
 */
public record SiteServers(String site, Reached source, Reached sink, ServerFacts peer) {

    private static final String UUID = "server_uuid";
    private static final String GROUP = "group_replication_group_name";

    /**
     * A server as one connector reaches it.
     *
     * @param connector the connector's name
     * @param address host and port
     * @param server what it says about itself
     */
    public record Reached(String connector, String address, ServerFacts server) {

        private String show() {
            return address + " (" + UUID + " " + server.variable(UUID) + ")";
        }
    }

    /** Returns whether it is one server, or one group of servers in which each has what the others write. */
    boolean areOne() {
        return same(UUID, source.server(), sink.server()) || same(GROUP, source.server(), sink.server());
    }

    /** Returns whether the source's server follows another one, which may be that of the sink. */
    boolean readsReplica() {
        return source.server().replica();
    }

    String show() {
        String crossed = !areOne() && same(UUID, sink.server(), peer)
                ? " The sink's server is the one that the other site's source reads."
                : "";
        return "The source reads " + source.show() + ", the sink writes to " + sink.show() + "." + crossed;
    }

    private static boolean same(String variable, ServerFacts one, ServerFacts other) {
        String value = one.variable(variable).toLowerCase(Locale.ROOT);
        return !value.isEmpty() && value.equals(other.variable(variable).toLowerCase(Locale.ROOT));
    }
}
