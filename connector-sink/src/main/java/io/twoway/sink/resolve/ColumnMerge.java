package io.twoway.sink.resolve;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Merges a change into the row it differs from, part by part: each column with a rule of its own is a part, all the
 * others together are the last one.
 *
 * <p>Each part is judged as if it were a row by itself: a part that the change did not touch stays, one that only the
 * change touched follows it, and only a part that both touched goes to its rule. This is what makes two sites agree: a
 * part one of them holds to be untouched must not be in dispute at the other.
 */
final class ColumnMerge {

    private final RowChange change;
    private final RowImage incoming;
    private final RowImage row;
    private final boolean winsTies;

    /** @param row the destination row that has the change's key and is not as the change expects it */
    ColumnMerge(RowChange change, RowImage row, boolean winsTies) {
        this.change = change;
        this.incoming = change.afterImage().orElseThrow().over(row);
        this.row = row;
        this.winsTies = winsTies;
    }

    Resolution by(TablePolicy policy) {
        IntPredicate uncovered = column -> !policy.columns().containsKey(column);
        RowImage merged = row;
        for (int column = 0; column < row.values().size(); column++) {
            int position = column;
            BoundRule rule = policy.columns().getOrDefault(column, policy.base());
            IntPredicate part = uncovered.test(column) ? uncovered : other -> other == position;
            Decision decision = decide(part, rule);
            if (decision == Decision.FAIL) {
                return new Resolution.Fail();
            }
            if (decision == Decision.TAKE) {
                merged = merged.with(column, incoming.get(column));
            }
        }
        return merged.equals(row) ? new Resolution.Keep() : new Resolution.Write(merged, List.of());
    }

    private Decision decide(IntPredicate part, BoundRule rule) {
        if (incoming.agreesWith(row, part)) {
            return Decision.KEEP;
        }
        Optional<RowImage> before = change.beforeImage();
        if (before.filter(image -> incoming.agreesWith(image, part)).isPresent()) {
            return Decision.KEEP;
        }
        if (before.filter(image -> row.agreesWith(image, part)).isPresent()) {
            return Decision.TAKE;
        }
        return rule.decide(incoming, List.of(row), winsTies);
    }
}
