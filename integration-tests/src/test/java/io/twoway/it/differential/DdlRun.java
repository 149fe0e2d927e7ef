package io.twoway.it.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.schemas.Comparison;
import io.twoway.it.schemas.TableClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A database in which statements are run at A, rows written at both sites, and both compared. */
final class DdlRun implements AutoCloseable {

    private final Pair pair;
    private final String database;
    private final String repeat;
    private final TableClient atA;
    private final TableClient atB;
    private final Connection connection;
    private final Statement session;

    // Mutable state
    private final List<String> sinceEqual = new ArrayList<>();
    private SessionSettings settings = SessionSettings.DEFAULT;
    private int taken;

    /**
     * Makes the database.
     *
     * @param options of CREATE DATABASE
     * @param repeat tells how to run the same again
     */
    DdlRun(Pair pair, String database, String options, String repeat, long seed) throws SQLException {
        this.pair = pair;
        this.database = database;
        this.repeat = repeat;
        atA = TableClient.atA(pair, seed);
        atB = TableClient.atB(pair, seed);
        pair.a().execute("CREATE DATABASE `" + database + "` " + options);
        connection = pair.a().connect();
        session = connection.createStatement();
        session.setEscapeProcessing(false);
        session.execute("USE `" + database + "`");
    }

    /** Sets the session for the statements that follow. */
    void use(SessionSettings other) throws SQLException {
        settings = other;
        other.applyTo(session);
    }

    /** Runs a statement, and returns whether MySQL took it in this session. */
    boolean run(String sql) {
        try {
            session.execute(sql);
            sinceEqual.add(settings + ";\n    " + sql + ";");
            taken++;
            return true;
        } catch (SQLException e) {
            System.out.println("not taken (" + e.getErrorCode() + "): " + sql);
            return false;
        }
    }

    /** Writes rows at A into the tables that a statement names. */
    void touch(String sql) {
        Set<String> named = tables(pair.a()).stream().filter(sql::contains).collect(Collectors.toSet());
        atA.write(database, named);
    }

    /** Waits until B has everything, compares both, lets both sites write, and compares again. */
    void compare() {
        try {
            pair.fence(pair.a(), pair.b());
            assertEqual();
            atB.writeAll(database);
            atA.writeAll(database);
            pair.settle();
            assertEqual();
            assertNothingWasWrong();
        } catch (AssertionError e) {
            throw new AssertionError(context() + "\n" + e.getMessage(), e);
        }
        sinceEqual.clear();
    }

    /** Returns how many statements MySQL took. */
    int taken() {
        return taken;
    }

    private void assertEqual() {
        Comparison comparison = new Comparison(pair, database, "A is the expected one");
        assertNothingFailed();
        comparison.assertDefinitionsEqual();
        new ShowCreate(pair, database).assertEqual("A is the expected one");
        comparison.assertRowsEqual();
    }

    private void assertNothingFailed() {
        assertThat(pair.b()
                        .rows("SELECT state, error_code, message, statement FROM " + pair.bookkeeping()
                                + ".ddl_log WHERE state NOT IN ('DONE', 'SKIPPED')"))
                .as("statements that failed at B")
                .isEmpty();
    }

    private void assertNothingWasWrong() {
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(pair.journal(site).entries())
                    .as("conflicts at " + site.name())
                    .isEmpty();
        }
    }

    private String context() {
        return repeat + "\nStatements in `" + database + "` since both were equal:\n" + String.join("\n", sinceEqual);
    }

    private List<String> tables(Site site) {
        return site.rows("SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                + " AND table_schema = '" + database + "'");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
