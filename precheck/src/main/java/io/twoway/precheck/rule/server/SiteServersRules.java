package io.twoway.precheck.rule.server;

import io.twoway.precheck.Item;
import io.twoway.precheck.rule.Rule;
import java.util.stream.Stream;

/** Condition for the source and the sink of one site: they talk to one server. */
public final class SiteServersRules {

    /** The check's name. */
    public static final String NAME = "site-is-one-server";

    private static final String WHY =
            "A source tells by the progress row in its own binlog what the sink of its site wrote."
                    + " If they are at two servers, changes land where nobody reads them, or go round in a loop.";

    private static final Rule<SiteServers> TWO_SERVERS = Rule.<SiteServers>must(NAME)
            .holds(SiteServers::areOne)
            .shows(SiteServers::show)
            .because(WHY)
            .mendedBy(SiteServersRules::correction);

    private static final Rule<SiteServers> REPLICA = Rule.<SiteServers>should(NAME)
            .holds(SiteServers::areOne)
            .shows(servers -> servers.show() + (servers.areOne() ? "" : " The source's server is a replica."))
            .because(WHY)
            .mendedBy(servers -> correction(servers)
                    + " Where it replicates all databases of the sink's server, the bookkeeping database too, acknowledge it;"
                    + " tables cannot be added to such a pair while it runs.");

    private SiteServersRules() {}

    public static Stream<String> names() {
        return Stream.of(NAME);
    }

    /** Judges one site. */
    public static Item judge(SiteServers servers) {
        Rule<SiteServers> rule = servers.readsReplica() ? REPLICA : TWO_SERVERS;
        return rule.judge("site " + servers.site(), servers);
    }

    private static String correction(SiteServers servers) {
        return "Let database.hostname and database.port of " + servers.source().connector() + " and "
                + servers.sink().connector()
                + " name one server; or if one of them belongs to another site, correct its"
                + " site.name, which is " + servers.site() + " in both.";
    }
}
