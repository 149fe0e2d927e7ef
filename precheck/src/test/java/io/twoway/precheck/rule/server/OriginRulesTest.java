package io.twoway.precheck.rule.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.Probe;
import io.twoway.precheck.facts.ReplicationFilters;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.rule.Cures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OriginRulesTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("server-version", Result.FAILED, Servers.version("5.7.44-log")),
                mistake("server-version", Result.FAILED, Servers.version("11.4.2-MariaDB")),
                mistake("binlog-enabled", Result.FAILED, variable("log_bin", "OFF")),
                mistake("binlog-format", Result.FAILED, variable("binlog_format", "MIXED")),
                mistake("binlog-row-image", Result.FAILED, variable("binlog_row_image", "MINIMAL")),
                mistake("binlog-row-metadata", Result.WARNING, variable("binlog_row_metadata", "MINIMAL")),
                mistake("binlog-retention", Result.WARNING, variable("binlog_expire_logs_seconds", "86400")),
                mistake("gtid-mode", Result.WARNING, variable("gtid_mode", "OFF_PERMISSIVE")),
                mistake(
                        "generated-invisible-keys-shown",
                        Result.WARNING,
                        variable("show_gipk_in_create_table_and_information_schema", "OFF")),
                mistake("server-id", Result.FAILED, variable("server_id", "990001")),
                mistake("server-id", Result.FAILED, variable("server_id", "0")),
                mistake("log-replica-updates", Result.FAILED, Servers.replica(Map.of("log_replica_updates", "OFF"))),
                mistake("binlog-filtered", Result.WARNING, filtered(Set.of("shop", "dts"), Set.of())),
                mistake("binlog-filtered", Result.WARNING, filtered(Set.of(), Set.of("logs"))),
                mistake(
                        "replication-filters",
                        Result.WARNING,
                        Servers.filtering(
                                new ReplicationFilters(Set.of(), Set.of(), List.of("Replicate_Do_DB: shop")))),
                mistake("privilege-replication-slave", Result.FAILED, Servers.refusing(Probe.READ_BINLOG)),
                mistake("privilege-replication-client", Result.FAILED, Servers.refusing(Probe.LIST_BINLOGS)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeIsNamedByItsOwnItemAlone(String name, Result result, ServerFacts server) {
        assertThat(problems(server)).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo(name);
            assertThat(item.result()).isEqualTo(result);
            assertThat(item.found()).isNotBlank();
            assertThat(item.fix()).isNotBlank();
            Cures.assertStatementsCanBePasted(item);
        });
    }

    @Test
    void aServerWithoutANumberGetsOne() {
        assertThat(problems(variable("server_id", "0"))).singleElement().satisfies(item -> assertThat(item.fix())
                .startsWith("SET PERSIST server_id = 1; --"));
    }

    static Stream<Arguments> soundServers() {
        return Stream.of(
                sound("the good one", Servers.good()),
                sound("binlogs kept for ever", variable("binlog_expire_logs_seconds", "0")),
                sound(
                        "binlogs never deleted",
                        Servers.with(
                                Map.of("binlog_expire_logs_seconds", "60", "binlog_expire_logs_auto_purge", "OFF"))),
                sound("a replica that logs", Servers.replica(Map.of())),
                sound("pieces of JSON documents", variable("binlog_row_value_options", "PARTIAL_JSON")),
                sound("MySQL 8.0", Servers.version("8.0.15")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("soundServers")
    void aSoundServerPassesEveryItem(String description, ServerFacts server) {
        assertThat(problems(server)).isEmpty();
    }

    @Test
    void aFilterThatHidesTheBookkeepingDatabaseFailsAsWell() {
        assertThat(problems(filtered(Set.of("shop"), Set.of())))
                .extracting(Item::name)
                .containsExactlyInAnyOrder("binlog-hides-bookkeeping", "binlog-filtered");
        assertThat(problems(filtered(Set.of(), Set.of("dts"))))
                .extracting(Item::name)
                .containsExactlyInAnyOrder("binlog-hides-bookkeeping", "binlog-filtered");
    }

    @ParameterizedTest
    @CsvSource({"DTS, 0, true", "DTS, 1, false", "DTS, 2, false", "dts, 1, true"})
    void bookkeepingDatabaseIsNamedAsTheServerWritesIt(String name, String lowerCase, boolean right) {
        Origin origin = new Origin(
                variable("lower_case_table_names", lowerCase),
                new BookkeepingDatabase(name),
                "990001",
                new TreeSet<>());
        List<Item> failed = OriginRules.judgeReading("site a", origin).stream()
                .filter(item -> item.result() == Result.FAILED)
                .toList();

        assertThat(failed).hasSize(right ? 0 : 1).allSatisfy(item -> {
            assertThat(item.name()).isEqualTo("bookkeeping-name");
            assertThat(item.message()).contains("'DTS'", "bookkeeping.database to dts");
        });
    }

    @Test
    void aMissingPrivilegeComesWithTheGrantThatHelps() {
        assertThat(problems(Servers.granted("GRANT SELECT, REPLICATION SLAVE ON *.* TO `two`@`%`")))
                .extracting(Item::name, Item::result, Item::fix)
                .containsExactly(
                        tuple("privilege-reload", Result.FAILED, "GRANT RELOAD ON *.* TO 'two'@'%';"),
                        tuple(
                                "privilege-xa-recover-admin",
                                Result.WARNING,
                                "GRANT XA_RECOVER_ADMIN ON *.* TO 'two'@'%';"));
    }

    @Test
    void whatOnlyTheLoadNeedsIsNotAskedForWhileTheBinlogIsRead() {
        ServerFacts weak = Servers.granted("GRANT REPLICATION SLAVE ON *.* TO `two`@`%`");
        assertThat(problems(weak)).extracting(Item::name).contains("privilege-select", "privilege-reload");
        assertThat(OriginRules.judgeReading("site a", origin(weak))).noneMatch(Item::isProblem);
        assertThat(OriginRules.judgeReading("site a", origin(variable("binlog_format", "MIXED"))))
                .filteredOn(Item::isProblem)
                .extracting(Item::name)
                .containsExactly("binlog-format");
    }

    @Test
    void namesAreUnique() {
        assertThat(OriginRules.judge("site a", origin(Servers.good())))
                .extracting(Item::name)
                .doesNotHaveDuplicates();
    }

    private static List<Item> problems(ServerFacts server) {
        return OriginRules.judge("site a", origin(server)).stream()
                .filter(Item::isProblem)
                .toList();
    }

    private static Origin origin(ServerFacts server) {
        return new Origin(server, Servers.BOOKKEEPING, "990001", new TreeSet<>());
    }

    private static ServerFacts variable(String name, String value) {
        return Servers.with(Map.of(name, value));
    }

    private static ServerFacts filtered(Set<String> logged, Set<String> unlogged) {
        return Servers.filtering(new ReplicationFilters(logged, unlogged, List.of()));
    }

    private static Arguments mistake(String name, Result result, ServerFacts server) {
        return Arguments.of(name, result, server);
    }

    private static Arguments sound(String description, ServerFacts server) {
        return Arguments.of(description, server);
    }
}
