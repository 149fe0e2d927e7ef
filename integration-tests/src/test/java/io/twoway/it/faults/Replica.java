package io.twoway.it.faults;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.servers.MySqlServer;
import org.awaitility.Awaitility;

/** Site A's replica, which MySQL's own replication feeds until it takes A's place. */
final class Replica {

    private final Site source;
    private final Site site;

    private Replica(Site source, Site site) {
        this.source = source;
        this.site = site;
    }

    /** Lets a server follow that of the pair's site A. */
    static Replica following(MySqlServer serverOfA, MySqlServer replica, Pair pair) {
        Site site = new Site(pair.a().name(), replica::connect);
        site.execute(
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = "
                        + serverOfA.address().getPort() + ", SOURCE_USER = '" + MySqlServer.USER
                        + "', SOURCE_PASSWORD = '" + serverOfA.password()
                        + "', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1",
                "START REPLICA");
        return new Replica(pair.a(), site);
    }

    /** Returns the server as a user sees it, now and when it has been promoted. */
    Site site() {
        return site;
    }

    void awaitCaughtUp() {
        Awaitility.await("the replica").atMost(Pair.PATIENCE).until(() -> executed(site)
                .equals(executed(source)));
    }

    /** Follows no longer: it will lack what is written from now on. */
    void stop() {
        site.execute("STOP REPLICA");
    }

    void promote() {
        site.execute("STOP REPLICA", "RESET REPLICA ALL");
    }

    private static String executed(Site site) {
        return site.value("SELECT @@GLOBAL.gtid_executed");
    }
}
