package io.twoway.it.mysqlsuite;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** A pair over all databases that files of the suite make; after one at which something broke it is made anew. */
final class SuitePair implements AutoCloseable {

    private static final String MYSQLS = "mysql|sys|information_schema|performance_schema";

    /** Some files have values of megabytes. */
    private static final Map<String, String> LARGE = Map.of(
            "producer.override.max.request.size", "60000000", "topic.creation.default.max.message.bytes", "60000000");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final boolean rowsAtB;

    // Mutable state
    private int made;
    private Pair pair;
    private List<ServerState> states = List.of();

    SuitePair(boolean rowsAtB) {
        this.rowsAtB = rowsAtB;
    }

    /** Runs a file, and returns what became of it. */
    Outcome run(MySqlTest program, SuiteFile file) {
        try {
            return attempt(program, file);
        } catch (AssertionError | RuntimeException e) {
            giveUp();
            return new Outcome(file.name(), Outcome.Kind.BROKEN, "", 0, 0, String.valueOf(e.getMessage()));
        }
    }

    /** Gives up a pair that was perhaps never whole. */
    private void giveUp() {
        try {
            close();
        } catch (AssertionError | RuntimeException e) {
            System.out.println("not all was taken away: " + e.getMessage());
        }
    }

    private Outcome attempt(MySqlTest program, SuiteFile file) {
        long start = System.nanoTime();
        Pair live = live();
        Findings findings = new Findings(live);
        live.a().execute("CREATE DATABASE test CHARACTER SET utf8mb4", "CREATE DATABASE " + KeptTables.DATABASE);
        live.fence(live.a(), live.b());
        long before = statements();
        MySqlTest.End end = program.run(file, live);
        Outcome.Kind kind = Outcome.Kind.SERVER;
        long after = before;
        if (serversAreThere()) {
            after = statements();
            kind = end == MySqlTest.End.SKIPPED ? Outcome.Kind.SKIPPED : examine(findings);
        }
        clean();
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Outcome(file.name(), kind, end.toString(), Math.max(0, after - before), millis, findings.text());
    }

    /** Compares the sites when both have everything. */
    private Outcome.Kind examine(Findings findings) {
        try {
            states.forEach(ServerState::endSessions);
            settle();
            return findings.look(databases(pair.a()), databases(pair.b()));
        } catch (ConditionTimeoutException e) {
            findings.statements();
            return findings.add(Outcome.Kind.LATE, String.valueOf(e.getMessage()));
        } catch (AssertionError e) {
            findings.statements();
            return findings.add(Outcome.Kind.STOPPED, cause(String.valueOf(e.getMessage())));
        }
    }

    /** Returns the last cause of a trace. */
    private static String cause(String trace) {
        int last = trace.lastIndexOf("Caused by: ");
        return (trace.lines().findFirst().orElse("") + " / " + (last < 0 ? trace : trace.substring(last)))
                .replaceAll("\\s+at [\\w.$/]+\\([^)]*\\)", "");
    }

    private void settle() {
        if (rowsAtB) {
            pair.settle(PATIENCE);
        } else {
            pair.fence(pair.a(), pair.b(), PATIENCE);
        }
    }

    /** Takes everything away through the stream; where that fails the next file gets a pair of its own. */
    private void clean() {
        try {
            states.forEach(ServerState::endSessions);
            states.forEach(ServerState::restore);
            for (String database : databases(pair.a())) {
                pair.a().execute("SET foreign_key_checks = 0", "DROP DATABASE `" + database + "`");
            }
            settle();
            if (!databases(pair.a()).isEmpty() || !databases(pair.b()).isEmpty()) {
                close();
            }
            removeStrayFiles();
        } catch (AssertionError | ConditionTimeoutException e) {
            System.out.println("a new pair, after: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            giveUp();
        }
    }

    private Pair live() {
        if (pair == null) {
            made++;
            Pair next = new Pair("suite" + made + (rowsAtB ? "b" : "a"))
                    .withDatabases("(?!(?:" + MYSQLS + "|dts_.*|suite\\d+[ab])$).+");
            next.with("source-a", LARGE).with("source-b", LARGE).start();
            pair = next;
            // some files wait for a lock that never comes
            List.of(next.a(), next.b()).forEach(site -> site.execute("SET GLOBAL innodb_lock_wait_timeout = 3"));
            states = List.of(new ServerState(next.a()), new ServerState(next.b()));
        }
        return pair;
    }

    /** Starts a server that has ended, and returns whether none had. */
    private boolean serversAreThere() {
        TestServers servers = TestServers.shared();
        boolean all = true;
        for (MySqlServer server : List.of(servers.a(), servers.b())) {
            if (!server.isRunning()) {
                all = false;
                server.kill();
                server.start();
            }
        }
        return all;
    }

    /** Returns how many statements root's sessions have run so far. */
    private long statements() {
        return List.of(pair.a(), pair.b()).stream()
                .mapToLong(
                        site -> Long.parseLong(
                                site.value(
                                        "SELECT COALESCE(SUM(count_star), 0) FROM"
                                                + " performance_schema.events_statements_summary_by_account_by_event_name WHERE user = 'root'")))
                .sum();
    }

    private static List<String> databases(Site site) {
        return site
                .rows("SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT REGEXP '^(" + MYSQLS
                        + "|dts_.*|suite[0-9]+[ab])$' ORDER BY 1")
                .stream()
                .filter(name -> !name.toLowerCase(Locale.ROOT).equals("mtr"))
                .toList();
    }

    @Override
    public void close() {
        if (pair != null) {
            Pair old = pair;
            pair = null;
            serversAreThere();
            old.close();
            for (Site site : List.of(old.a(), old.b())) {
                databases(site)
                        .forEach(database ->
                                site.executeUnseen("SET foreign_key_checks = 0", "DROP DATABASE `" + database + "`"));
            }
            removeStrayFiles();
        }
    }

    /** A database whose folder has files of a test's own leaves the folder behind, and cannot be made again. */
    private static void removeStrayFiles() {
        TestServers servers = TestServers.shared();
        for (MySqlServer server : List.of(servers.a(), servers.b())) {
            for (String database : List.of("test", KeptTables.DATABASE)) {
                try {
                    Folders.delete(
                            server.clientDefaults().resolveSibling("data").resolve(database));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
