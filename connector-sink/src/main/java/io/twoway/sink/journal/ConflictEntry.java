package io.twoway.sink.journal;

import io.twoway.sink.change.ChangeOrigin;
import java.util.Optional;

/**
 * One row of the conflict journal.
 *
 * @param origin the change that met a conflict
 * @param table the table's full name; empty for a record that cannot be read
 * @param key the row's key as JSON
 * @param kind which of the seven conflicts, or that the record cannot be applied
 * @param policy the policy that decided, with the answer of a person behind it
 * @param outcome what became of the change
 * @param before the origin's before image as JSON
 * @param after the origin's after image as JSON
 * @param current what stood at the destination, as a JSON array: the row first, then rows holding a unique value
 */
public record ConflictEntry(
        ChangeOrigin origin,
        String table,
        String key,
        String kind,
        String policy,
        String outcome,
        Optional<String> before,
        Optional<String> after,
        String current) {

    /** Returns this entry with who decided. */
    public ConflictEntry decidedBy(String who) {
        return new ConflictEntry(origin, table, key, kind, who, outcome, before, after, current);
    }
}
