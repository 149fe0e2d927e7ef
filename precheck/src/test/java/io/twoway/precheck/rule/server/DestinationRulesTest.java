package io.twoway.precheck.rule.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
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
import org.junit.jupiter.params.provider.MethodSource;

class DestinationRulesTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("server-version", Result.FAILED, Servers.version("5.7.44")),
                Arguments.of("read-only", Result.WARNING, Servers.with(Map.of("super_read_only", "ON"))),
                Arguments.of(
                        "auto-increment-increment",
                        Result.WARNING,
                        Servers.with(Map.of("auto_increment_increment", "1"))),
                Arguments.of("character-set", Result.WARNING, Servers.with(Map.of("character_set_server", "latin1"))),
                Arguments.of(
                        "trust-function-creators",
                        Result.WARNING,
                        Servers.with(Map.of("log_bin_trust_function_creators", "OFF"))),
                Arguments.of(
                        "privilege-beyond-read-only",
                        Result.WARNING,
                        Servers.granted(Servers.ALL_GRANTS, "GRANT CONNECTION_ADMIN ON *.* TO `two`@`%`")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeIsNamedByItsOwnItemAlone(String name, Result result, ServerFacts server) {
        assertThat(problems(server, true)).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo(name);
            assertThat(item.result()).isEqualTo(result);
            assertThat(item.fix()).isNotBlank();
            Cures.assertStatementsCanBePasted(item);
        });
    }

    @Test
    void theCharacterSetComesWithItsCollationSinceTheServerDoesNotStartWithOneOfThemAlone() {
        assertThat(problems(Servers.with(Map.of("character_set_server", "latin1")), true))
                .singleElement()
                .satisfies(item -> assertThat(item.fix())
                        .contains(
                                "SET PERSIST character_set_server = 'utf8mb4';",
                                "SET PERSIST collation_server = 'utf8mb4_0900_ai_ci';"));
    }

    @Test
    void aGoodServerPasses() {
        assertThat(problems(Servers.good(), true)).isEmpty();
    }

    @Test
    void whoRunsNoStatementsNeedsNoRightToRunThem() {
        ServerFacts rowsOnly = Servers.granted(
                "GRANT SELECT, INSERT, UPDATE, DELETE ON *.* TO `two`@`%`", "GRANT CREATE ON `dts`.* TO `two`@`%`");
        assertThat(problems(rowsOnly, false)).isEmpty();
        assertThat(problems(rowsOnly, true)).singleElement().satisfies(item -> assertThat(item.fix())
                .isEqualTo("GRANT DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER"
                        + " ROUTINE, EXECUTE, TRIGGER ON *.* TO 'two'@'%';"));
    }

    @Test
    void theBookkeepingDatabaseNeedsGrantsOfItsOwnOrGlobalOnes() {
        assertThat(problems(Servers.granted("GRANT SELECT ON *.* TO `two`@`%`"), false))
                .extracting(Item::name)
                .containsExactlyInAnyOrder("privilege-bookkeeping", "privilege-rows");
    }

    @Test
    void grantsOnTheSynchronizedDatabasesAreEnough() {
        ServerFacts server = Servers.granted(
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON `dts`.* TO `two`@`%`",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON `shop`.* TO `two`@`%`");
        assertThat(problems(server, false, Set.of("shop"))).isEmpty();
        assertThat(problems(server, false)).isEmpty();
        assertThat(problems(server, false, Set.of("shop", "c_m")))
                .singleElement()
                .satisfies(item -> assertThat(item.fix())
                        .isEqualTo("GRANT SELECT, INSERT, UPDATE, DELETE ON `c\\_m`.* TO 'two'@'%';"));
    }

    private static List<Item> problems(ServerFacts server, boolean runsStatements) {
        return problems(server, runsStatements, Set.of());
    }

    private static List<Item> problems(ServerFacts server, boolean runsStatements, Set<String> databases) {
        DestinationServer destination =
                new DestinationServer(server, Servers.BOOKKEEPING, runsStatements, new TreeSet<>(databases));
        return DestinationRules.judge("site b", destination).stream()
                .filter(Item::isProblem)
                .toList();
    }
}
