package io.twoway.precheck.rule.server;

import io.twoway.precheck.Item;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.rule.Rule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Conditions for a server that a sink is to write to. */
public final class DestinationRules {

    private static final List<Rule<DestinationServer>> RULES = List.of(
            Rule.<DestinationServer>must("server-version")
                    .holds(destination -> destination.server().version().isMySql()
                            && destination.server().version().isAtLeast(8, 0))
                    .shows(destination ->
                            "The server is " + destination.server().version() + ".")
                    .because("The sink's SQL needs MySQL 8.0 or later.")
                    .mendedBy("Upgrade the server."),
            Rule.<DestinationServer>should("read-only")
                    .holds(destination -> !isReadOnly(destination.server()))
                    .shows(destination -> destination.server().show(List.of("read_only", "super_read_only")) + ".")
                    .because("The sink waits as long as the server takes no writes.")
                    .mendedBy(
                            "SET PERSIST super_read_only = OFF; SET PERSIST read_only = OFF; -- if it is not a replica"),
            Rule.<DestinationServer>should("auto-increment-increment")
                    .holds(destination -> destination
                                    .server()
                                    .number("auto_increment_increment")
                                    .orElse(1)
                            >= 2)
                    .shows(variables("auto_increment_increment", "auto_increment_offset"))
                    .because(
                            "Both sides would generate the same keys, and each such pair of rows is a conflict in which one"
                                    + " row is lost.")
                    .mendedBy(
                            "SET PERSIST auto_increment_increment = 2; -- and auto_increment_offset 1 at one side, 2 at the"
                                    + " other; clients must reconnect; not needed if no table uses AUTO_INCREMENT"),
            Rule.<DestinationServer>should("character-set")
                    .holds(destination -> destination.server().is("character_set_server", "utf8mb4"))
                    .shows(variables("character_set_server", "collation_server"))
                    .because(
                            "Tables that are created without a character set get this one, which may not hold the origin's"
                                    + " texts.")
                    .mendedBy(CharsetCure.persist("utf8mb4", "utf8mb4_0900_ai_ci")),
            Rule.<DestinationServer>should("trust-function-creators")
                    .holds(DestinationRules::mayCreateFunctions)
                    .shows(variables("log_bin_trust_function_creators"))
                    .because("Functions and triggers of the origin cannot be created here.")
                    .mendedBy(
                            "SET PERSIST log_bin_trust_function_creators = ON; -- not needed without functions and triggers"));

    private static final List<Rule<DestinationServer>> ALL = Stream.of(RULES, PrivilegeRules.OF_DESTINATION)
            .flatMap(List::stream)
            .toList();

    private DestinationRules() {}

    public static Stream<String> names() {
        return ALL.stream().map(Rule::name);
    }

    /** Judges a server by every rule. */
    public static List<Item> judge(String subject, DestinationServer destination) {
        return ALL.stream().map(rule -> rule.judge(subject, destination)).toList();
    }

    private static boolean isReadOnly(ServerFacts server) {
        return server.isOn("read_only") || server.isOn("super_read_only");
    }

    private static boolean mayCreateFunctions(DestinationServer destination) {
        return !destination.runsStatements()
                || !destination.server().isOn("log_bin")
                || destination.server().isOn("log_bin_trust_function_creators");
    }

    private static Function<DestinationServer, String> variables(String... names) {
        return destination -> destination.server().show(List.of(names)) + ".";
    }
}
