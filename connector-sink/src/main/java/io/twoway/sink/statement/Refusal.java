package io.twoway.sink.statement;

import io.twoway.ddl.EngineOption;
import io.twoway.ddl.LocalEffect;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.destination.Destination;
import java.util.Optional;

/** Reasons for not running a statement at the destination that was run at the origin. */
final class Refusal {

    private static final String BY_HAND =
            " Bring the table to the destination by hand, with sql_log_bin = 0 there and while"
                    + " nothing writes it: a dump of the origin's table does.";

    private static final String NO_ROWS =
            ", whose tables have no rows of their own: what is written to such a table and what"
                    + " is read from it are not the same. Nothing was done here. Take it out of the selection of both sources"
                    + " (table.exclude.list), and make it here by hand if it is needed, with sql_log_bin = 0; to synchronize its"
                    + " rows, make it InnoDB at the origin, or select the tables that it looks at";

    private Refusal() {}

    /** Returns the reason and the cure; empty for a statement that is run. */
    static Optional<String> of(StreamStatement statement, Destination destination, DdlRules rules) {
        if (statement.unmappable().isPresent()) {
            return statement.unmappable();
        }
        Optional<String> engine = rules.engine() == DdlRules.Engine.INNODB
                ? EngineOption.withoutRows(statement.text(), statement.session())
                : Optional.empty();
        if (engine.isPresent()) {
            return Optional.of("it names the storage engine " + engine.get() + NO_ROWS);
        }
        LocalEffect effect = statement.effect();
        if (effect instanceof LocalEffect.ChangesRows) {
            return Optional.of(
                    "it changes rows and was logged as a statement, so nobody knows which rows it changed at the"
                            + " origin: its session had another binlog_format than ROW. Change the same rows here by hand, with"
                            + " sql_log_bin = 0");
        }
        if (effect instanceof LocalEffect.MovesFiles) {
            return Optional.of(
                    "it takes a table's rows from a file of the origin, or gives them up, and they did not travel."
                            + BY_HAND);
        }
        return effect instanceof LocalEffect.NumbersRows numbers
                        && destination.hasRows(numbers.table(), numbers.column())
                ? Optional.of(
                        "it numbers the rows of " + numbers.table() + ", each server in an order of its own, and the"
                                + " table has rows here." + BY_HAND
                                + " How to number rows so that the numbers travel: docs/schema-changes.md")
                : Optional.empty();
    }
}
