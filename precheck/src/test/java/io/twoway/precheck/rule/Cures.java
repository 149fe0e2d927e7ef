package io.twoway.precheck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.precheck.Item;

/** What a person does with the cure of an item: copies it into a client. */
public final class Cures {

    private static final String STATEMENT = "(?:SET|GRANT|REVOKE|ALTER|UPDATE|SHOW) ";

    private Cures() {}

    /** Asserts that each line which has a statement has only statements, and notes in a comment behind them. */
    public static void assertStatementsCanBePasted(Item item) {
        assertThat(item.fix().lines().filter(line -> line.matches(".*SET PERSIST .*|" + STATEMENT + ".*")))
                .as(item.toString())
                .allMatch(line -> line.matches("(?:" + STATEMENT + "[^;]*; ?)+(?:-- .*)?"));
    }
}
