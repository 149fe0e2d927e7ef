package io.twoway.precheck.rule.server;

import io.twoway.precheck.Item;
import io.twoway.precheck.facts.ReplicationFilters;
import io.twoway.precheck.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Conditions for a server whose binlog is to be read without a gap. */
public final class OriginRules {

    private static final long WEEK_IN_SECONDS = 7L * 24 * 60 * 60;

    private static final String SHOW_INVISIBLE_KEYS = "show_gipk_in_create_table_and_information_schema";

    private static final String IN_MY_CNF = " in my.cnf, and restart the server.";
    private static final String ALSO_IN_MY_CNF =
            " -- clients must reconnect to obey it; correct my.cnf as well, and options on mysqld's command line, which win";

    private static final List<Rule<Origin>> BINLOG = List.of(
            Rule.<Origin>must("binlog-enabled")
                    .holds(origin -> origin.server().isOn("log_bin"))
                    .shows(variable("log_bin"))
                    .because("Changes are read from the binary log.")
                    .mendedBy("Remove skip-log-bin and disable-log-bin, and set log-bin = binlog" + IN_MY_CNF),
            Rule.<Origin>must("binlog-format")
                    .holds(origin -> origin.server().is("binlog_format", "ROW"))
                    .shows(variable("binlog_format"))
                    .because("Other formats log statements, whose rows nobody can tell.")
                    .mendedBy("SET PERSIST binlog_format = 'ROW';" + ALSO_IN_MY_CNF),
            Rule.<Origin>must("binlog-row-image")
                    .holds(origin -> origin.server().is("binlog_row_image", "FULL"))
                    .shows(variable("binlog_row_image"))
                    .because("Conflicts are found by the whole row before a change.")
                    .mendedBy("SET PERSIST binlog_row_image = 'FULL';" + ALSO_IN_MY_CNF),
            Rule.<Origin>should("binlog-row-metadata")
                    .holds(origin -> origin.server().is("binlog_row_metadata", "FULL"))
                    .shows(variable("binlog_row_metadata"))
                    .because(
                            "With MINIMAL the binlog tells types alone, and columns' names come from DDL text that a parser may"
                                    + " misread: where both do not agree the source stops.")
                    .mendedBy("SET PERSIST binlog_row_metadata = 'FULL'; -- correct my.cnf as well"),
            Rule.<Origin>should("binlog-retention")
                    .holds(OriginRules::keepsBinlogsForAWeek)
                    .shows(variable("binlog_expire_logs_seconds"))
                    .because("A source that is down for longer than binlogs are kept has lost changes for good.")
                    .mendedBy("SET PERSIST binlog_expire_logs_seconds = " + WEEK_IN_SECONDS + ";"));

    private static final List<Rule<Origin>> FILTERS = List.of(
            Rule.<Origin>must("bookkeeping-name")
                    .on("bookkeeping.database")
                    .holds(origin -> origin.server().is("lower_case_table_names", "0")
                            || inLowerCase(origin).equals(origin.bookkeeping().name()))
                    .shows(origin -> origin.server().show("lower_case_table_names") + " The name is '"
                            + origin.bookkeeping().name() + "'.")
                    .because(
                            "The server writes it in lower case into its binlog: the rows that mark what the peer's sink"
                                    + " wrote would not be known by their name, and every change would go round in a loop.")
                    .mendedBy(origin -> "Set bookkeeping.database to " + inLowerCase(origin)
                            + " at the connectors of this site and in transforms.<origin>.bookkeeping.database. It is the"
                            + " same database."),
            Rule.<Origin>must("binlog-hides-bookkeeping")
                    .on("bookkeeping.database")
                    .holds(origin ->
                            origin.server().filters().logs(origin.bookkeeping().name()))
                    .shows(OriginRules::binlogFilters)
                    .because("The rows of the bookkeeping database mark what the peer's sink wrote. Without them in the"
                            + " binlog every change would go round in a loop.")
                    .mendedBy("Remove binlog-do-db and binlog-ignore-db" + IN_MY_CNF),
            Rule.<Origin>should("binlog-filtered")
                    .on("database.include.list")
                    .holds(origin -> !origin.server().filters().hidesFromBinlog())
                    .shows(OriginRules::binlogFilters)
                    .because("Databases that are not logged do not travel, and nothing says so later.")
                    .mendedBy("Choose databases with database.include.list; remove binlog-do-db and binlog-ignore-db"
                            + IN_MY_CNF),
            Rule.<Origin>should("replication-filters")
                    .holds(origin -> origin.server().filters().replica().isEmpty())
                    .shows(OriginRules::replicaFilters)
                    .because(
                            "What is not replicated to this server does not travel on. A replica without the bookkeeping"
                                    + " database must never take over: every change would go round in a loop.")
                    .mendedBy("Let the filters pass the synchronized databases and the bookkeeping database."),
            Rule.<Origin>must("log-replica-updates")
                    .holds(origin -> !origin.server().replica() || logsReplicaUpdates(origin))
                    .shows(origin -> (origin.server().replica() ? "It is a replica" : "It is no replica")
                            + ", log_replica_updates = " + replicaUpdates(origin) + ".")
                    .because("What a server replicates would not be in its own binlog.")
                    .mendedBy("Set log-replica-updates = ON (log-slave-updates before 8.0.26)" + IN_MY_CNF));

    private static final List<Rule<Origin>> IDENTITY = List.of(
            Rule.<Origin>must("server-version")
                    .holds(origin -> origin.server().version().isMySql()
                            && origin.server().version().isAtLeast(8, 0))
                    .shows(origin -> "The server is " + origin.server().version() + ".")
                    .because("The binlogs of MySQL 8.0 and later can be read, and no others.")
                    .mendedBy("Upgrade the server."),
            Rule.<Origin>should("gtid-mode")
                    .holds(origin -> origin.server().is("gtid_mode", "ON"))
                    .shows(variable("gtid_mode"))
                    .because("Without GTIDs a source cannot go on at another server after a failover.")
                    .mendedBy("SET PERSIST enforce_gtid_consistency = ON; SET PERSIST gtid_mode = OFF_PERMISSIVE;"
                            + " SET PERSIST gtid_mode = ON_PERMISSIVE; SET PERSIST gtid_mode = ON;"
                            + " -- where replicas follow, each one at all servers before the next"),
            Rule.<Origin>must("server-id")
                    .on("database.server.id")
                    .holds(origin -> !origin.server().is("server_id", "0")
                            && !origin.server().is("server_id", origin.readerId()))
                    .shows(origin ->
                            origin.server().show("server_id") + ", the connector reads as " + origin.readerId() + ".")
                    .because("MySQL ends one of two connections that have the same number.")
                    .mendedBy(origin -> origin.server().is("server_id", "0")
                            ? "SET PERSIST server_id = 1; -- or another number that no server has; correct my.cnf as well"
                            : "Set database.server.id to a number that no server and no other reader uses."));

    private static final Rule<Origin> INVISIBLE_KEYS = Rule.<Origin>should("generated-invisible-keys-shown")
            .on("table.include.list")
            .holds(origin -> !origin.server().is(SHOW_INVISIBLE_KEYS, "OFF"))
            .shows(variable(SHOW_INVISIBLE_KEYS))
            .because("Primary keys that MySQL generated stand in the binlog and in no definition of their tables: rows"
                    + " have one value more than the columns that are known.")
            .mendedBy("SET PERSIST " + SHOW_INVISIBLE_KEYS + " = ON; -- not needed if no table has such a key");

    private static final List<Rule<Origin>> READING = Stream.of(IDENTITY, BINLOG, FILTERS, PrivilegeRules.TO_READ)
            .flatMap(List::stream)
            .toList();

    private static final List<Rule<Origin>> RULES = Stream.of(READING, List.of(INVISIBLE_KEYS), PrivilegeRules.TO_LOAD)
            .flatMap(List::stream)
            .toList();

    private OriginRules() {}

    private static String inLowerCase(Origin origin) {
        return origin.bookkeeping().name().toLowerCase(Locale.ROOT);
    }

    public static Stream<String> names() {
        return RULES.stream().map(Rule::name);
    }

    /** Judges a server by every rule. */
    public static List<Item> judge(String subject, Origin origin) {
        return RULES.stream().map(rule -> rule.judge(subject, origin)).toList();
    }

    /** Judges a server by what reading its binlog needs at any time, also long after its tables were loaded. */
    public static List<Item> judgeReading(String subject, Origin origin) {
        return READING.stream().map(rule -> rule.judge(subject, origin)).toList();
    }

    private static Function<Origin, String> variable(String name) {
        return origin -> origin.server().show(name) + ".";
    }

    /** Zero means for ever, and so does switching off the deletion as a whole. */
    private static boolean keepsBinlogsForAWeek(Origin origin) {
        if (origin.server().is("binlog_expire_logs_auto_purge", "OFF")) {
            return true;
        }
        OptionalLong seconds = origin.server().number("binlog_expire_logs_seconds");
        return seconds.isPresent() && (seconds.getAsLong() == 0 || seconds.getAsLong() >= WEEK_IN_SECONDS);
    }

    private static String binlogFilters(Origin origin) {
        ReplicationFilters filters = origin.server().filters();
        return filters.hidesFromBinlog()
                ? "binlog-do-db: " + list(filters.logged()) + ", binlog-ignore-db: " + list(filters.unlogged()) + "."
                : "All databases are logged.";
    }

    private static String list(Iterable<String> names) {
        String joined = String.join(", ", names);
        return joined.isEmpty() ? "none" : joined;
    }

    private static String replicaFilters(Origin origin) {
        List<String> filters = origin.server().filters().replica();
        return filters.isEmpty() ? "No replication filters." : String.join("; ", filters) + ".";
    }

    private static boolean logsReplicaUpdates(Origin origin) {
        return replicaUpdates(origin).equalsIgnoreCase("ON")
                || replicaUpdates(origin).equals("1");
    }

    private static String replicaUpdates(Origin origin) {
        return origin.server().variable("log_replica_updates", "log_slave_updates");
    }
}
