package io.twoway.it.gtid;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.process.Ports;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Servers that replicate as a group in which each takes writes. */
final class Group {

    /** What its members need to be started with: where they find each other. */
    static final String ADDRESS = "--report-host=127.0.0.1";

    private final String name = UUID.randomUUID().toString();
    private final List<Site> members;
    private final List<Integer> ports;
    private final String password;

    /** @param members the first one has what the others are to have */
    Group(List<Site> members, String password) {
        this.members = members;
        this.ports = Ports.free(members.size());
        this.password = password;
    }

    /** Makes the group. */
    void start() {
        for (int i = 0; i < members.size(); i++) {
            members.get(i).executeUnseen("INSTALL PLUGIN group_replication SONAME 'group_replication.so'");
        }
        begin(0, "SET GLOBAL group_replication_bootstrap_group = ON");
        members.get(0).execute("SET GLOBAL group_replication_bootstrap_group = OFF");
        for (int i = 1; i < members.size(); i++) {
            begin(i, "DO 0");
        }
        awaitOnline(members.size());
    }

    /** Lets a member in again that was started anew. */
    void join(int member) {
        begin(member, "DO 0");
        awaitOnline(members.size());
    }

    /** Waits until so many members are online in the eyes of the last one. */
    void awaitOnline(int count) {
        Site last = members.get(members.size() - 1);
        Awaitility.await(count + " members")
                .atMost(Pair.PATIENCE)
                .until(() -> last.rows(
                                        "SELECT 1 FROM performance_schema.replication_group_members WHERE member_state = 'ONLINE'")
                                .size()
                        == count);
    }

    String name() {
        return name;
    }

    private void begin(int member, String first) {
        String seeds = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        members.get(member)
                .execute(
                        "SET GLOBAL group_replication_group_name = '" + name + "'",
                        "SET GLOBAL group_replication_local_address = '127.0.0.1:" + ports.get(member) + "'",
                        "SET GLOBAL group_replication_group_seeds = '" + seeds + "'",
                        "SET GLOBAL group_replication_single_primary_mode = OFF",
                        "SET GLOBAL group_replication_enforce_update_everywhere_checks = ON",
                        "SET GLOBAL group_replication_recovery_get_public_key = ON",
                        first,
                        "START GROUP_REPLICATION USER = '" + MySqlServer.USER + "', PASSWORD = '" + password + "'");
    }
}
