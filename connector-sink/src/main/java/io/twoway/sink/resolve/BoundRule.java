package io.twoway.sink.resolve;

import io.twoway.policy.Policy;
import io.twoway.sink.change.RowImage;
import java.util.List;

/**
 * A policy with the columns it compares in one table.
 *
 * @param policy what the user chose, or what it fell back to
 * @param compared the columns of UseMax and UseMin, most important first; empty for the other policies
 */
record BoundRule(Policy policy, List<ComparedColumn> compared) {

    BoundRule {
        compared = List.copyOf(compared);
    }

    static BoundRule plain(Policy policy) {
        return new BoundRule(policy, List.of());
    }

    /** Decides between a change and all rows in its way at once; without any the change wins under every policy. */
    Decision decide(RowImage incoming, List<RowImage> opponents, boolean winsTies) {
        if (opponents.isEmpty()) {
            return Decision.TAKE;
        }
        return switch (policy) {
            case TASK_FAILED -> Decision.FAIL;
            case IGNORE -> Decision.KEEP;
            case OVERWRITE -> Decision.TAKE;
            case USE_MAX -> take(opponents.stream().allMatch(row -> beats(compare(incoming, row), winsTies)));
            case USE_MIN -> take(opponents.stream().allMatch(row -> beats(compare(row, incoming), winsTies)));
        };
    }

    private int compare(RowImage left, RowImage right) {
        return compared.stream()
                .mapToInt(column -> column.compare(left, right))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    private static boolean beats(int order, boolean winsTies) {
        return order > 0 || (order == 0 && winsTies);
    }

    private static Decision take(boolean won) {
        return won ? Decision.TAKE : Decision.KEEP;
    }
}
