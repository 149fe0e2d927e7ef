package io.twoway.bench.contender;

import io.twoway.bench.place.BenchServers;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Workload;
import java.util.List;

/**
 * Course that the contenders of a cell run in turn: its rows and servers.
 *
 * @param cell names databases, topics and connectors
 * @param destinationPort where the sinks find the destination: its own port, or that of a longer way to it
 * @param converters how records are written and read
 */
public record Course(
        BenchServers servers, String cell, Workload workload, int destinationPort, RecordConverters converters) {

    /** The marker of the rows that are there first. */
    public static final int FIRST_MARKER = 1;

    /** Returns the database at the origin, and at the destination that of whoever keeps names. */
    public String database() {
        return "bench_" + cell.replace('-', '_');
    }

    /** Returns the topic that this project's source writes, which has the name of the origin as a site. */
    public String topic() {
        return cell + "-a";
    }

    /** Makes the origin's table with the rows that are there before anything else. */
    public void setUp() {
        try (RootSession a = origin()) {
            a.execute("CREATE DATABASE " + database(), workload.shape().create(database() + "." + Workload.TABLE));
            a.execute("USE " + database());
            a.run(workload.base());
            a.run(workload.marker(FIRST_MARKER));
        }
    }

    /** Makes the table of a contender whose sink would not make the same one. */
    public void makeDestination(String database) {
        try (RootSession b = destination()) {
            b.execute("CREATE DATABASE " + database, workload.shape().create(database + "." + Workload.TABLE));
        }
    }

    /** Drops everything of this cell: later sources would read the structure of all tables. */
    public void tearDown() {
        try (RootSession a = origin();
                RootSession b = destination()) {
            for (RootSession site : List.of(a, b)) {
                site.execute("SET SESSION sql_log_bin = 0, lock_wait_timeout = 60");
                for (String suffix : List.of("", "_peer", "_loop")) {
                    site.execute("DROP DATABASE IF EXISTS " + database() + suffix);
                }
                site.execute("DROP DATABASE IF EXISTS " + bookkeeping());
            }
        }
    }

    /** Returns this project's bookkeeping database. */
    String bookkeeping() {
        return "dts_" + database();
    }

    /** Opens a session at the origin that may make any number of rows in one statement. */
    public RootSession origin() {
        RootSession site = new RootSession(servers.a()::connect);
        site.execute("SET SESSION cte_max_recursion_depth = 4294967295");
        return site;
    }

    public RootSession destination() {
        return new RootSession(servers.b()::connect);
    }
}
