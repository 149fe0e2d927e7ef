package io.twoway.sink.apply;

import io.twoway.ddl.LocalEffect;
import io.twoway.sink.store.RowStore;
import java.util.Optional;

/** Why a statement is not run at the destination, although it was run at the origin. */
final class Refusal {

    private static final String BY_HAND =
            " Bring the table to the destination by hand, with sql_log_bin = 0 there and while"
                    + " nothing writes it: a dump of the origin's table does.";

    private Refusal() {}

    /** Returns the reason and the cure; empty for a statement that is run. */
    static Optional<String> of(StreamStatement statement, RowStore store) {
        if (statement.unmappable().isPresent()) {
            return statement.unmappable();
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
        return effect instanceof LocalEffect.NumbersRows numbers && store.hasRows(numbers.table(), numbers.column())
                ? Optional.of(
                        "it numbers the rows of " + numbers.table() + ", each server in an order of its own, and the"
                                + " table has rows here." + BY_HAND
                                + " How to number rows so that the numbers travel: docs/schema-changes.md")
                : Optional.empty();
    }
}
