package io.twoway.sink.journal;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.TableName;
import java.util.Optional;

/**
 * One row of the conflict journal.
 *
 * @param origin the change that met a conflict
 * @param key the row's key as JSON
 * @param kind which of the seven conflicts
 * @param policy the policy that decided
 * @param outcome what became of the change
 * @param before the origin's before image as JSON
 * @param after the origin's after image as JSON
 * @param current what stood at the destination, as a JSON array: the row first, then rows holding a unique value
 */
public record ConflictEntry(
        ChangeOrigin origin,
        TableName table,
        String key,
        String kind,
        String policy,
        String outcome,
        Optional<String> before,
        Optional<String> after,
        String current) {}
