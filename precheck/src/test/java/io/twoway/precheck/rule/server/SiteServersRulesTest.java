package io.twoway.precheck.rule.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.rule.server.SiteServers.Reached;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteServersRulesTest {

    private static final ServerFacts THIRD = Servers.with(Map.of("server_uuid", "cccc"));

    @Test
    void oneServerPassesUnderWhateverAddresses() {
        assertThat(judge(Servers.good(), Servers.good()).result()).isEqualTo(Result.PASSED);
        assertThat(judge(Servers.with(Map.of("server_uuid", "AAAA")), Servers.good())
                        .result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void twoServersFailWithBothAddressesAndTheCure() {
        Item item = judge(Servers.good(), THIRD);

        assertThat(item.result()).isEqualTo(Result.FAILED);
        assertThat(item.subject()).isEqualTo("site a");
        assertThat(item.found())
                .contains("db-a:3306 (server_uuid aaaa)", "db-x:3307 (server_uuid cccc)")
                .doesNotContain("other site", "replica");
        assertThat(item.fix()).contains("database.hostname", "a-source", "a-sink", "site.name");
    }

    @Test
    void aSinkAtTheOtherSitesServerIsNamedAsThat() {
        assertThat(judge(Servers.good(), Servers.peer()).found()).contains("the other site's source reads");
    }

    @Test
    void membersOfOneGroupAreOneServer() {
        Map<String, String> group = Map.of("group_replication_group_name", "gggg");
        Map<String, String> other = Map.of("server_uuid", "cccc", "group_replication_group_name", "gggg");
        assertThat(judge(Servers.with(group), Servers.with(other)).result()).isEqualTo(Result.PASSED);

        Map<String, String> none = Map.of("server_uuid", "cccc", "group_replication_group_name", "");
        assertThat(judge(Servers.with(Map.of("group_replication_group_name", "")), Servers.with(none))
                        .result())
                .isEqualTo(Result.FAILED);
    }

    @Test
    void aSourceThatReadsAReplicaIsAcknowledged() {
        Item item = judge(Servers.replica(Map.of()), THIRD);

        assertThat(item.result()).isEqualTo(Result.WARNING);
        assertThat(item.found()).contains("The source's server is a replica");
        assertThat(item.fix()).contains("acknowledge");
    }

    private static Item judge(ServerFacts source, ServerFacts sink) {
        return SiteServersRules.judge(new SiteServers(
                "a",
                new Reached("a-source", "db-a:3306", source),
                new Reached("a-sink", "db-x:3307", sink),
                Servers.peer()));
    }
}
