package io.twoway.sink.rows;

import io.twoway.sink.change.TableSchema;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.journal.RecordJson;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.resolve.Outcome;
import java.util.Optional;

/** Writes down a record that cannot be applied, from what the record itself tells. */
final class UnapplicableEntry {

    /** The journal's kind of such records. */
    private static final String KIND = "NOT_APPLICABLE";

    private UnapplicableEntry() {}

    /**
     * Returns the entry of a record for which nobody has decided yet.
     *
     * @param table empty when the destination has no such table
     */
    static ConflictEntry of(PlannedRow row, Optional<TableSchema> table) {
        return new ConflictEntry(
                row.origin(),
                row instanceof PlannedRow.Undecodable ? "" : row.table().toString(),
                row.beforeRow()
                        .or(row::afterRow)
                        .map(image -> RecordJson.key(table, image))
                        .orElse("{}"),
                KIND,
                "",
                Outcome.SKIPPED.name(),
                row.beforeRow().map(RecordJson::image),
                row.afterRow().map(RecordJson::image),
                "[]");
    }
}
