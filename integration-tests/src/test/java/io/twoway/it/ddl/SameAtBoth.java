package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.differential.ShowCreate;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;

/** Compares definitions, and all bytes of all rows, of both sites of a pair. */
final class SameAtBoth {

    private final Pair pair;
    private final String database;

    SameAtBoth(Pair pair, String database) {
        this.pair = pair;
        this.database = database;
    }

    /** Waits until what was written has arrived, and compares tables; rows are in the order of their first column. */
    void tables(String... tables) {
        pair.settle();
        for (String table : tables) {
            String name = "`" + database + "`.`" + table + "`";
            query("SHOW CREATE TABLE " + name);
            query("SELECT " + String.join(", ", columns(table)) + " FROM " + name + " ORDER BY 1");
        }
    }

    private List<String> columns(String table) {
        return pair.a()
                .rows("SELECT CONCAT('HEX(CAST(`', column_name, '` AS CHAR))') FROM information_schema.columns"
                        + " WHERE table_schema = '" + database + "' AND table_name = '" + table
                        + "' ORDER BY ordinal_position");
    }

    /** Compares what a query says. */
    void query(String query) {
        assertThat(shown(pair.b(), query)).as(query).isEqualTo(shown(pair.a(), query));
    }

    private static List<String> shown(Site site, String query) {
        return site.rows(query).stream().map(ShowCreate::withoutTheSite).toList();
    }

    /** Asserts that no statement has failed. */
    void nothingFailed() {
        assertThat(pair.b()
                        .rows("SELECT state, error_code, message, statement FROM " + pair.bookkeeping()
                                + ".ddl_log WHERE state NOT IN ('DONE', 'SKIPPED')"))
                .isEmpty();
    }
}
