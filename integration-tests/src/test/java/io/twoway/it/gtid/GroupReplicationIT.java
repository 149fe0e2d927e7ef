package io.twoway.it.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Site A is a group of three servers: each takes the numbers of its transactions from a block of its own. */
class GroupReplicationIT {

    private static final int TRANSACTIONS = 40;

    @Test
    void writesOfAllMembersArriveOnceAlsoWhenTheSourceGoesToAnotherMemberAndBack() {
        try (TestServers servers = TestServers.own(
                        "servers-group", options -> options.withArguments(Group.ADDRESS), UnaryOperator.identity());
                MySqlServer second = servers.another("mysql-a2", 3, Group.ADDRESS);
                MySqlServer third = servers.another("mysql-a3", 5, Group.ADDRESS);
                Pair pair = new Pair("grouped", servers)) {
            List<Site> members = List.of(
                    pair.a(),
                    new Site(pair.a().name(), second::connect),
                    new Site(pair.a().name(), third::connect));
            Group group = new Group(members, servers.a().password());
            group.start();
            CountedRows rows = new CountedRows(pair, false);
            rows.createTables(pair.a(), "m0", "m1", "m2", "b");
            pair.start();

            write(rows, members, pair.b());
            servers.a().kill();
            group.awaitOnline(2);
            write(rows, members.subList(1, 3), pair.b());
            move(pair, second);
            write(rows, members.subList(1, 3), pair.b());
            settle(pair, members.get(1));
            servers.a().start();
            group.join(0);
            move(pair, servers.a());
            write(rows, members, pair.b());
            settle(pair, pair.a());
            members.forEach(member -> awaitSame(pair.a(), member));

            rows.assertEachOnceAt(members.get(0), members.get(1), members.get(2), pair.b());
            assertThat(pair.a().value("SELECT @@GLOBAL.gtid_executed"))
                    .as("each member has a block of its own")
                    .containsPattern(group.name() + ":[0-9-]+(:[0-9-]+)+");
        }
    }

    /** One transaction at each member after the other; each sees the last one, or they would meet in the same rows. */
    private static void write(CountedRows rows, List<Site> members, Site peer) {
        int first = 3 - members.size();
        for (int n = 0; n < TRANSACTIONS; n++) {
            for (int i = 0; i < members.size(); i++) {
                rows.write(members.get(i), "m" + (first + i));
            }
            rows.write(peer, "b");
        }
    }

    private static void settle(Pair pair, Site member) {
        pair.fence(member, pair.b());
        pair.fence(pair.b(), member);
    }

    private static void awaitSame(Site one, Site other) {
        Awaitility.await("the members").atMost(Pair.PATIENCE).until(() -> executed(one)
                .equals(executed(other)));
    }

    private static String executed(Site site) {
        return site.value("SELECT @@GLOBAL.gtid_executed");
    }

    private static void move(Pair pair, MySqlServer to) {
        for (String role : List.of("source-a", "sink-a")) {
            Map<String, String> config = new HashMap<>(pair.config(role));
            config.put("database.port", String.valueOf(to.address().getPort()));
            pair.rest().put(pair.connector(role), config);
            pair.states().awaitRunning(pair.connector(role));
        }
    }
}
