package io.twoway.precheck.rule.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.precheck.Item;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.rule.Cures;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SitesRulesTest {

    private static final SortedSet<String> READERS = new TreeSet<>(List.of("990001", "990002"));

    static Stream<Arguments> differences() {
        return Stream.of(
                Arguments.of("server-uuid", peer("server_uuid", "aaaa")),
                Arguments.of("server-ids-differ", peer("server_id", "1")),
                Arguments.of("reader-ids-of-servers", peer("server_id", "990001")),
                Arguments.of("destination-not-older", Servers.peer("8.4.0")),
                Arguments.of("auto-increment-offsets", peer("auto_increment_offset", "1")),
                Arguments.of("auto-increment-offsets", peer("auto_increment_increment", "3")),
                Arguments.of("auto-increment-offsets", peer("auto_increment_offset", "3")),
                Arguments.of("clock-skew", Servers.ahead(Duration.ofSeconds(-2))),
                Arguments.of("time-zone", peer("time_zone", "+02:00")),
                Arguments.of("lower-case-table-names", peer("lower_case_table_names", "1")),
                Arguments.of("sql-mode", peer("sql_mode", "")),
                Arguments.of("collation-server", peer("collation_server", "utf8mb4_bin")),
                Arguments.of("generated-invisible-primary-key", peer("sql_generate_invisible_primary_key", "ON")),
                Arguments.of("explicit-timestamp-defaults", peer("explicit_defaults_for_timestamp", "OFF")),
                Arguments.of("default-storage-engine", peer("default_storage_engine", "MyISAM")),
                Arguments.of("max-allowed-packet", peer("max_allowed_packet", "1024")));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void eachDifferenceIsNamed(String name, ServerFacts b) {
        assertThat(problems(new Sites(Servers.good(), b, false, READERS)))
                .allSatisfy(Cures::assertStatementsCanBePasted)
                .extracting(Item::name)
                .contains(name);
    }

    @Test
    void ofOneServerThatIsTakenForTwoNothingElseIsSaidThatWouldLeadAstray() {
        assertThat(problems(new Sites(Servers.good(), Servers.good(), false, READERS)))
                .extracting(Item::name)
                .containsExactly("server-uuid");
    }

    @Test
    void aGoodPairPasses() {
        assertThat(problems(new Sites(Servers.good(), Servers.peer(), false, READERS)))
                .isEmpty();
    }

    @Test
    void theZoneOfTheHostCountsWhereTheServerHasNone() {
        ServerFacts utc = peer("time_zone", "UTC");
        assertThat(problems(new Sites(Servers.good(), utc, false, READERS))).isEmpty();
    }

    @Test
    void theNamesOfUtcAreOneZone() {
        assertThat(problems(new Sites(Servers.good(), peer("time_zone", "+00:00"), false, READERS)))
                .isEmpty();
    }

    static Stream<Arguments> cures() {
        return Stream.of(
                Arguments.of(peer("server_id", "1"), "SET PERSIST server_id = 2; -- at B"),
                Arguments.of(
                        peer("auto_increment_offset", "1"),
                        "SET PERSIST auto_increment_increment = 2; SET PERSIST auto_increment_offset = 2; -- at B"),
                Arguments.of(
                        peer("collation_server", "utf8mb4_bin"),
                        "SET PERSIST character_set_server = 'utf8mb4'; SET PERSIST collation_server ="
                                + " 'utf8mb4_0900_ai_ci'; -- "),
                Arguments.of(peer("time_zone", "+02:00"), "SET PERSIST time_zone = '+00:00'; -- at B"),
                Arguments.of(peer("max_allowed_packet", "1024"), "SET PERSIST max_allowed_packet = 67108864; -- at B"),
                Arguments.of(
                        peer("max_allowed_packet", "134217728"),
                        "SET PERSIST max_allowed_packet = 134217728; -- at A"));
    }

    @ParameterizedTest
    @MethodSource("cures")
    void theCureNamesTheValueAndTheSide(ServerFacts b, String cure) {
        assertThat(problems(new Sites(Servers.good(), b, false, READERS)))
                .singleElement()
                .satisfies(item -> assertThat(item.fix()).contains(cure));
    }

    @Test
    void oneServerWithTwoDatabasesIsNoCopyOfAnother() {
        assertThat(problems(new Sites(Servers.good(), Servers.good(), true, READERS)))
                .isEmpty();
    }

    private static ServerFacts peer(String variable, String value) {
        Map<String, String> variables = new HashMap<>(Servers.peer().variables());
        variables.put(variable, value);
        return Servers.with(variables);
    }

    private static List<Item> problems(Sites sites) {
        return SitesRules.judge(sites).stream().filter(Item::isProblem).toList();
    }
}
