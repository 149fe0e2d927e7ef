package io.twoway.it.differential;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.sql.SQLException;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** A pair over all databases of a prefix; one at which something went wrong is given up, and the next one takes its place. */
final class LivePair implements AutoCloseable {

    private static final String STOPPED = "cannot be read for certain: the binlog tells their types alone";

    private final String name;
    private final TestServers servers;

    // Mutable state
    private int made;
    private Pair pair;

    LivePair(String name, TestServers servers) {
        this.name = name;
        this.servers = servers;
    }

    /** Statements that are run in a database of their own. */
    @FunctionalInterface
    interface Script {
        void run(DdlRun run) throws SQLException;
    }

    /** Runs the statements of a case, with rows behind each, and compares both sides. */
    void compared(DdlCase listed, long seed) throws SQLException {
        compared(listed.name(), listed.databaseOptions(), "case " + listed, seed, run -> {
            run.use(listed.session());
            for (String sql : listed.statements()) {
                if (run.run(sql)) {
                    run.touch(sql);
                }
            }
            run.compare();
        });
    }

    /**
     * Runs a script in a database, and gives the pair up when it fails. Where the binlog tells types alone a source may stop
     * before it sends rows that are in doubt; that is all it may do.
     */
    void compared(String name, String options, String repeat, long seed, Script script) throws SQLException {
        boolean equal = false;
        try (DdlRun run = new DdlRun(get(), database(name), options, repeat, seed)) {
            script.run(run);
            equal = true;
        } catch (AssertionError e) {
            if (mayStop() && e.getMessage().contains(STOPPED)) {
                throw new TestAbortedException("the source stopped, as MINIMAL metadata lets it: " + STOPPED, e);
            }
            throw e;
        } finally {
            if (!equal) {
                close();
            }
        }
    }

    Pair get() {
        if (pair == null) {
            made++;
            Pair next = new Pair(name + made, servers).withDatabases(name + "_.*");
            next.start();
            pair = next;
        }
        return pair;
    }

    /** Returns the full name of a database that the pair synchronizes. */
    String database(String database) {
        return name + "_" + database;
    }

    @Override
    public void close() {
        if (pair != null) {
            pair.close();
            List.of(pair.a(), pair.b()).forEach(this::dropAll);
            pair = null;
        }
    }

    private boolean mayStop() {
        return pair.a().value("SELECT @@global.binlog_row_metadata").equals("MINIMAL");
    }

    private void dropAll(Site site) {
        site.rows("SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE '"
                        + name.replace("_", "\\_") + "\\_%'")
                .forEach(database -> site.executeUnseen("DROP DATABASE `" + database + "`"));
    }
}
