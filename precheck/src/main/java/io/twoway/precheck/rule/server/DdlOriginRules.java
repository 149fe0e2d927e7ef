package io.twoway.precheck.rule.server;

import io.twoway.precheck.Counted;
import io.twoway.precheck.Item;
import io.twoway.precheck.rule.Rule;
import java.util.stream.Stream;

/** Condition for a pair whose DDL starts at one site only. */
public final class DdlOriginRules {

    private static final Rule<Long> RULE = Rule.<Long>should("ddl-has-one-origin")
            .on("direction")
            .holds(statements -> statements == 0)
            .shows(statements -> "Sinks of this server have run " + Counted.of(statements, "statement")
                    + " of other sites (table ddl_log).")
            .because(
                    "What a sink runs is marked by a comment, so that it does not travel on. Some statements, such as DROP"
                            + " TABLE and CREATE VIEW, MySQL writes into its binlog in its own words, without the comment: they"
                            + " would go on from here, and in a ring of sites come back.")
            .mendedBy(
                    "Let one site be the forward source of all others, and set direction=reverse at this one: the three"
                            + " sites of docs/conflicts.md are linked so. If this site was a destination once and no sink runs"
                            + " statements here any more, acknowledge it.");

    private DdlOriginRules() {}

    public static Stream<String> names() {
        return Stream.of(RULE.name());
    }

    /**
     * Judges the server of a forward source.
     *
     * @param statements how many of other sites were run there
     */
    public static Item judge(String subject, long statements) {
        return RULE.judge(subject, statements);
    }
}
