package io.twoway.it.mysqlsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.differential.ShowCreate;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.schemas.Comparison;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Findings after a file: statements that failed at B, conflicts, and what is not the same at both sites. */
final class Findings {

    private final Pair pair;
    private final String lastStatement;
    private final List<String> lastConflicts;
    private final List<String> texts = new ArrayList<>();

    // Mutable state
    private Outcome.Kind worst = Outcome.Kind.EQUAL;

    /** Begins with what a pair has behind it. */
    Findings(Pair pair) {
        this.pair = pair;
        this.lastStatement = pair.b().value("SELECT COALESCE(MAX(record_offset), -1) FROM " + bookkeeping("ddl_log"));
        this.lastConflicts = List.of(lastConflict(pair.a()), lastConflict(pair.b()));
    }

    private String lastConflict(Site site) {
        return site.value("SELECT COALESCE(MAX(id), 0) FROM " + bookkeeping("conflict_log"));
    }

    private String bookkeeping(String table) {
        return pair.bookkeeping() + "." + table;
    }

    Outcome.Kind add(Outcome.Kind kind, String text) {
        texts.add(text);
        worst = kind.compareTo(worst) > 0 ? kind : worst;
        return worst;
    }

    String text() {
        return String.join(" // ", texts);
    }

    /** Looks for all of it. */
    Outcome.Kind look(List<String> databasesAtA, List<String> databasesAtB) {
        statements();
        conflicts(pair.a(), lastConflicts.get(0));
        conflicts(pair.b(), lastConflicts.get(1));
        attempt(() -> assertThat(databasesAtB).as("databases").isEqualTo(databasesAtA));
        databasesAtA.stream().filter(databasesAtB::contains).forEach(this::compare);
        return worst;
    }

    /** Looks for statements that failed at B. */
    void statements() {
        pair.b()
                .rows("SELECT error_code, message, statement FROM " + bookkeeping("ddl_log")
                        + " WHERE state NOT IN ('DONE', 'SKIPPED') AND record_offset > " + lastStatement)
                .forEach(row -> add(Outcome.Kind.FAILED, row));
    }

    private void conflicts(Site site, String last) {
        site.rows("SELECT table_name, kind, row_key, before_image, after_image, current_images FROM "
                        + bookkeeping("conflict_log") + " WHERE id > " + last)
                .forEach(row -> add(Outcome.Kind.CONFLICT, "at " + site.name() + ": " + row));
    }

    private void compare(String database) {
        try (KeptSession a = new KeptSession(pair.a());
                KeptSession b = new KeptSession(pair.b())) {
            Comparison comparison = new Comparison(a.site(), b.site(), database, database);
            attempt(comparison::assertDefinitionsEqual);
            attempt(() -> new ShowCreate(a.site(), b.site(), database).assertEqual(database));
            attempt(comparison::assertRowsEqual);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void attempt(Runnable comparison) {
        try {
            comparison.run();
        } catch (AssertionError e) {
            String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
            add(Outcome.Kind.DIFFERENT, e.getMessage() + cause);
        }
    }
}
