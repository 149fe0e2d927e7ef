package io.twoway.precheck.rule.server;

import io.twoway.precheck.Item;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.rule.Rule;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions for the two servers of a pair: what they have in common, and what not. */
public final class SitesRules {

    private static final Duration LARGEST_SKEW = Duration.ofSeconds(1);

    private static final String UTC = "+00:00";
    private static final Set<String> NAMES_OF_UTC = Set.of("UTC", "ETC/UTC", "GMT", "-00:00");

    private static final Rule<Sites> TWO_SERVERS = Rule.<Sites>must("server-uuid")
            .holds(Sites::areAsMeant)
            .shows(sites -> sites.show("server_uuid")
                    + (sites.areAsMeant() ? "" : " They seem to be one server, and were not compared."))
            .because("A transaction's origin is told by it: with one, each side takes the other's changes for its own.")
            .mendedBy("If both sites' connectors point at one server by mistake, correct database.hostname or"
                    + " database.port. If one server's data is a copy of the other's: stop the copy, delete auto.cnf in its"
                    + " data folder, start it.");

    private static final List<Rule<Sites>> RULES = List.of(
            Rule.<Sites>should("server-ids-differ")
                    .holds(sites -> sites.oneServer() || !sites.agreeOn("server_id"))
                    .shows(sites -> sites.show("server_id"))
                    .because("The binlog names by it who wrote a change; replicas of the two cannot be told apart.")
                    .mendedBy(sites -> "SET PERSIST server_id = "
                            + (sites.b().number("server_id").orElse(1) + 1)
                            + "; -- at B, or another number that no server has; correct my.cnf as well"),
            Rule.<Sites>should("reader-ids-of-servers")
                    .on("database.server.id")
                    .holds(sites -> Collections.disjoint(sites.readerIds(), sites.serverIds()))
                    .shows(sites -> sites.show("server_id") + " The sources read as "
                            + String.join(" and ", sites.readerIds()) + ".")
                    .because(
                            "Where a server becomes a replica of the other one, MySQL ends one of two readers of the same"
                                    + " number.")
                    .mendedBy("Give the sources numbers that no server has."),
            Rule.<Sites>should("destination-not-older")
                    .holds(sites -> sites.b().version().compareTo(sites.a().version()) >= 0)
                    .shows(sites -> "A is " + sites.a().version() + ", B is "
                            + sites.b().version() + ".")
                    .because("The DDL of A is run at B as it was written, and an older server may not know it.")
                    .mendedBy("Let the older server be A, or upgrade B."),
            Rule.<Sites>should("auto-increment-offsets")
                    .holds(SitesRules::generateOtherKeys)
                    .shows(sites -> sites.show("auto_increment_increment") + " " + sites.show("auto_increment_offset"))
                    .because(
                            "Both sides would generate the same keys, and each such pair of rows is a conflict in which one"
                                    + " row is lost.")
                    .mendedBy(SitesRules::otherKeys),
            Rule.<Sites>should("clock-skew")
                    .holds(sites -> sites.skew().abs().compareTo(LARGEST_SKEW) <= 0)
                    .shows(sites -> "The clock of A is " + sites.skew().toMillis() + " ms ahead of that of B.")
                    .because(
                            "Policies that compare times would prefer the side whose clock is ahead; latencies are wrong by"
                                    + " as much.")
                    .mendedBy("Let both hosts follow NTP."),
            Rule.<Sites>should("time-zone")
                    .holds(sites -> zone(sites.a()).equalsIgnoreCase(zone(sites.b())))
                    .shows(sites -> "time_zone: A '" + zone(sites.a()) + "', B '" + zone(sites.b()) + "'.")
                    .because("NOW() in a DATETIME means another moment at each side.")
                    .mendedBy(SitesRules::oneZone),
            Rule.<Sites>must("lower-case-table-names")
                    .holds(sites -> sites.agreeOn("lower_case_table_names"))
                    .shows(sites -> sites.show("lower_case_table_names"))
                    .because("The same name would be two tables at one side and one at the other.")
                    .mendedBy(
                            "It can only be set when a data folder is made: write lower_case_table_names into the my.cnf of"
                                    + " one of them as the other has it, and make its data folder anew."),
            same("sql-mode", "sql_mode", "One side would take values that the other refuses."),
            Rule.<Sites>should("collation-server")
                    .holds(sites -> sites.agreeOn("collation_server"))
                    .shows(sites -> sites.show("collation_server"))
                    .because(
                            "Tables that are created without a collation compare texts in two ways: what is one unique value"
                                    + " here is two there.")
                    .mendedBy(sites -> CharsetCure.persist(
                                    sites.a().variable("character_set_server"),
                                    sites.a().variable("collation_server"))
                            + ", at B, or change A"),
            same(
                    "generated-invisible-primary-key",
                    "sql_generate_invisible_primary_key",
                    "A CREATE TABLE without a key makes a table with one column more at one of the sides."),
            same(
                    "explicit-timestamp-defaults",
                    "explicit_defaults_for_timestamp",
                    "The same CREATE TABLE would make TIMESTAMP columns with other defaults."),
            same(
                    "default-storage-engine",
                    "default_storage_engine",
                    "Tables without transactions at one side cannot be applied whole."),
            Rule.<Sites>should("max-allowed-packet")
                    .holds(sites -> sites.agreeOn("max_allowed_packet"))
                    .shows(sites -> sites.show("max_allowed_packet"))
                    .because("A row that one side takes would be too large for the other, and stop its sink.")
                    .mendedBy(SitesRules::largerPacket));

    private SitesRules() {}

    public static Stream<String> names() {
        return Stream.concat(Stream.of(TWO_SERVERS), RULES.stream()).map(Rule::name);
    }

    /** Judges both servers by every rule; or by the first one alone, when what the others say would lead astray. */
    public static List<Item> judge(Sites sites) {
        Stream<Rule<Sites>> others = sites.areAsMeant() ? RULES.stream() : Stream.empty();
        return Stream.concat(Stream.of(TWO_SERVERS), others)
                .map(rule -> rule.judge("pair", sites))
                .toList();
    }

    private static Rule<Sites> same(String name, String variable, String why) {
        return Rule.<Sites>should(name)
                .holds(sites -> sites.agreeOn(variable))
                .shows(sites -> sites.show(variable))
                .because(why)
                .mendedBy(sites ->
                        "SET PERSIST " + variable + " = '" + sites.a().variable(variable) + "'; -- at B, or change A");
    }

    private static boolean generateOtherKeys(Sites sites) {
        long increment = sites.a().number("auto_increment_increment").orElse(1);
        long distance = offset(sites.a()) - offset(sites.b());
        boolean spaced = sites.agreeOn("auto_increment_increment") && distance % increment != 0;
        return sites.oneServer() || spaced;
    }

    private static long offset(ServerFacts server) {
        return server.number("auto_increment_offset").orElse(1);
    }

    private static String otherKeys(Sites sites) {
        long increment = Math.max(
                2,
                Math.max(
                        sites.a().number("auto_increment_increment").orElse(1),
                        sites.b().number("auto_increment_increment").orElse(1)));
        return Stream.of("A", "B")
                .map(site -> "SET PERSIST auto_increment_increment = " + increment
                        + "; SET PERSIST auto_increment_offset = " + (site.equals("A") ? 1 : 2) + "; -- at " + site
                        + "; clients must reconnect")
                .collect(Collectors.joining("\n"));
    }

    private static String largerPacket(Sites sites) {
        long a = sites.a().number("max_allowed_packet").orElse(0);
        long b = sites.b().number("max_allowed_packet").orElse(0);
        return "SET PERSIST max_allowed_packet = " + Math.max(a, b) + "; -- at " + (a < b ? "A" : "B")
                + "; clients must reconnect";
    }

    /** The name of a host's zone need not be one that MySQL knows. */
    private static String oneZone(Sites sites) {
        String a = zone(sites.a());
        return sites.a().is("time_zone", "SYSTEM") && !a.equals(UTC)
                ? "SET PERSIST time_zone = '" + UTC + "'; -- at both, or the same zone as it suits the clients"
                : "SET PERSIST time_zone = '" + a + "'; -- at B, or change A; clients must reconnect";
    }

    /** SYSTEM is the host's zone; UTC has several names. */
    private static String zone(ServerFacts server) {
        String zone =
                server.is("time_zone", "SYSTEM") ? server.variable("system_time_zone") : server.variable("time_zone");
        return NAMES_OF_UTC.contains(zone.toUpperCase(Locale.ROOT)) ? UTC : zone;
    }
}
