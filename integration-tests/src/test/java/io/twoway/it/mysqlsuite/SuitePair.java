package io.twoway.it.mysqlsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.differential.ShowCreate;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.schemas.Comparison;
import java.time.Duration;
import java.util.List;

/** A pair over the databases that files of the suite use; after one at which something went wrong it is made anew. */
final class SuitePair implements AutoCloseable {

    /** What is synchronized and compared, as a regular expression for Connect and for MySQL. */
    private static final String DATABASES = "test|kept|mysqltest.*|db_?[0-9a-z]*|d[0-9].*";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    // Mutable state
    private int made;
    private Pair pair;

    /** Runs a file at A, and returns what became of it. */
    Outcome run(MySqlTest program, SuiteFile file) {
        Pair live = live();
        live.a().execute("CREATE DATABASE test CHARACTER SET utf8mb4", "CREATE DATABASE " + KeptTables.DATABASE);
        long before = MySqlTest.statements(live.a());
        boolean complete = program.run(file);
        long statements = MySqlTest.statements(live.a()) - before;
        String difference = difference();
        if (difference.isEmpty()) {
            databases(live.a()).forEach(database -> live.a().execute("DROP DATABASE `" + database + "`"));
        } else {
            close();
        }
        return new Outcome(file.name(), statements, complete, difference);
    }

    private Pair live() {
        if (pair == null) {
            made++;
            Pair next = new Pair("suite" + made).withDatabases(DATABASES.split("\\|"));
            next.start();
            pair = next;
        }
        return pair;
    }

    private String difference() {
        try {
            pair.fence(pair.a(), pair.b(), PATIENCE);
            assertThat(databases(pair.b())).as("databases").isEqualTo(databases(pair.a()));
            assertThat(pair.b()
                            .rows("SELECT error_code, message, statement FROM " + pair.bookkeeping()
                                    + ".ddl_log WHERE state NOT IN ('DONE', 'SKIPPED')"))
                    .as("statements that failed at B")
                    .isEmpty();
            for (String database : databases(pair.a())) {
                Comparison comparison = new Comparison(pair, database, database);
                comparison.assertDefinitionsEqual();
                new ShowCreate(pair, database).assertEqual(database);
                comparison.assertRowsEqual();
            }
            assertThat(pair.journal(pair.b()).entries()).as("conflicts").isEmpty();
            return "";
        } catch (AssertionError | org.awaitility.core.ConditionTimeoutException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<String> databases(Site site) {
        return site.rows("SELECT schema_name FROM information_schema.schemata WHERE schema_name REGEXP '^(" + DATABASES
                + ")$' AND schema_name NOT LIKE 'dts%' ORDER BY 1");
    }

    @Override
    public void close() {
        if (pair != null) {
            pair.close();
            for (Site site : List.of(pair.a(), pair.b())) {
                databases(site).forEach(database -> site.executeUnseen("DROP DATABASE `" + database + "`"));
            }
            pair = null;
        }
    }
}
