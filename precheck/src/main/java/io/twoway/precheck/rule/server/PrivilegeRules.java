package io.twoway.precheck.rule.server;

import io.twoway.precheck.facts.Privilege;
import io.twoway.precheck.facts.Probe;
import io.twoway.precheck.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Conditions for the privileges of the connectors' users, each with the smallest GRANT that helps. */
final class PrivilegeRules {

    private static final String USER = "database.user";

    private static final List<Privilege> ROWS =
            List.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.DELETE);

    private static final List<Privilege> BOOKKEEPING =
            List.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.DELETE, Privilege.CREATE);

    private static final List<Privilege> STATEMENTS = List.of(
            Privilege.CREATE,
            Privilege.DROP,
            Privilege.ALTER,
            Privilege.INDEX,
            Privilege.REFERENCES,
            Privilege.CREATE_VIEW,
            Privilege.SHOW_VIEW,
            Privilege.CREATE_ROUTINE,
            Privilege.ALTER_ROUTINE,
            Privilege.EXECUTE,
            Privilege.TRIGGER);

    /** What reading the binlog needs at any time. */
    static final List<Rule<Origin>> TO_READ = List.of(
            tried(
                    Probe.READ_BINLOG,
                    Privilege.REPLICATION_SLAVE,
                    "privilege-replication-slave",
                    "It is needed to read the binary log."),
            tried(
                    Probe.LIST_BINLOGS,
                    Privilege.REPLICATION_CLIENT,
                    "privilege-replication-client",
                    "It is needed to know where the binary log begins and ends."));

    /** What reading the tables needs. */
    static final List<Rule<Origin>> TO_LOAD = List.of(
            Rule.<Origin>must("privilege-reload")
                    .on(USER)
                    .holds(origin -> origin.server().privileges().has(Privilege.RELOAD))
                    .shows(origin -> shown(reload(origin)))
                    .because("A source locks all tables for a moment to find its place in the binlog.")
                    .mendedBy(origin -> reload(origin).statements()),
            Rule.<Origin>must("privilege-select")
                    .on(USER)
                    .holds(origin -> select(origin).isEmpty())
                    .shows(origin -> shown(select(origin)))
                    .because("Tables that the user may not read are not there for a source.")
                    .mendedBy(origin -> select(origin).statements()),
            Rule.<Origin>should("privilege-xa-recover-admin")
                    .on(USER)
                    .holds(origin -> xaRecover(origin).isEmpty())
                    .shows(origin -> shown(xaRecover(origin)))
                    .because(
                            "What an XA transaction has prepared when reading begins is neither in the tables nor in what"
                                    + " follows in the binlog. A source looks for a moment without any, if it may.")
                    .mendedBy(origin -> xaRecover(origin).statements()));

    static final List<Rule<DestinationServer>> OF_DESTINATION = List.of(
            Rule.<DestinationServer>must("privilege-bookkeeping")
                    .on(USER)
                    .holds(destination -> bookkeeping(destination).isEmpty())
                    .shows(destination -> shown(bookkeeping(destination)))
                    .because("A sink keeps its progress and its journal there, in the transaction of the rows.")
                    .mendedBy(destination -> bookkeeping(destination).statements()),
            Rule.<DestinationServer>must("privilege-rows")
                    .on(USER)
                    .holds(destination -> rows(destination).isEmpty())
                    .shows(destination -> shown(rows(destination)))
                    .because("A sink reads and writes rows.")
                    .mendedBy(destination -> rows(destination).statements()),
            Rule.<DestinationServer>must("privilege-statements")
                    .on("ddl.apply")
                    .holds(destination -> statements(destination).isEmpty())
                    .shows(destination -> shown(statements(destination)))
                    .because("A sink runs the origin's DDL, unless ddl.apply is none.")
                    .mendedBy(destination -> statements(destination).statements()),
            Rule.<DestinationServer>should("privilege-beyond-read-only")
                    .on(USER)
                    .holds(destination -> beyondReadOnly(destination).isEmpty())
                    .shows(destination -> beyondReadOnly(destination)
                            .map(privilege -> "The user has " + privilege.grantName() + ".")
                            .orElse("The user cannot write past read_only."))
                    .because("After a failover a sink must not write to the old primary that was set to read_only.")
                    .mendedBy(destination -> "REVOKE "
                            + beyondReadOnly(destination).orElseThrow().grantName() + " ON *.* FROM "
                            + destination.server().privileges().account() + ";"));

    private PrivilegeRules() {}

    private static Rule<Origin> tried(Probe probe, Privilege privilege, String name, String why) {
        return Rule.<Origin>must(name)
                .on(USER)
                .holds(origin -> !origin.server().refused().containsKey(probe))
                .shows(origin -> Optional.ofNullable(origin.server().refused().get(probe))
                        .map(words -> "The server said: " + words + ".")
                        .orElse("The user may do it."))
                .because(why)
                .mendedBy(origin -> MissingGrants.everything(origin.server().privileges(), privilege)
                        .statements());
    }

    private static MissingGrants reload(Origin origin) {
        return MissingGrants.global(origin.server().privileges(), List.of(Privilege.RELOAD));
    }

    private static MissingGrants xaRecover(Origin origin) {
        return MissingGrants.global(origin.server().privileges(), List.of(Privilege.XA_RECOVER_ADMIN));
    }

    private static MissingGrants select(Origin origin) {
        return MissingGrants.on(origin.databases(), origin.server().privileges(), List.of(Privilege.SELECT));
    }

    private static MissingGrants bookkeeping(DestinationServer destination) {
        SortedSet<String> database =
                new TreeSet<>(Set.of(destination.bookkeeping().name()));
        return MissingGrants.on(database, destination.server().privileges(), BOOKKEEPING);
    }

    private static MissingGrants rows(DestinationServer destination) {
        return MissingGrants.on(destination.databases(), destination.server().privileges(), ROWS);
    }

    private static MissingGrants statements(DestinationServer destination) {
        List<Privilege> wanted = destination.runsStatements() ? STATEMENTS : List.of();
        return MissingGrants.on(destination.databases(), destination.server().privileges(), wanted);
    }

    private static Optional<Privilege> beyondReadOnly(DestinationServer destination) {
        return Stream.of(Privilege.SUPER, Privilege.CONNECTION_ADMIN)
                .filter(privilege -> destination.server().privileges().has(privilege))
                .findFirst();
    }

    private static String shown(MissingGrants missing) {
        return missing.isEmpty() ? "The user may do it." : "The user lacks " + missing + ".";
    }
}
