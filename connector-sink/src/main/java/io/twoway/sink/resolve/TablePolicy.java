package io.twoway.sink.resolve;

import io.twoway.policy.Policy;
import java.util.Map;

/** The policy for the conflicts of one table, bound to its columns as they are now. */
public final class TablePolicy {

    private final BoundRule base;
    private final Map<Integer, BoundRule> columns;

    TablePolicy(BoundRule base, Map<Integer, BoundRule> columns) {
        this.base = base;
        this.columns = Map.copyOf(columns);
    }

    /**
     * Returns a policy for whole rows that compares nothing.
     *
     * @throws IllegalArgumentException for UseMax and UseMin, which need columns
     */
    public static TablePolicy plain(Policy policy) {
        if (policy.compares()) {
            throw new IllegalArgumentException(policy.label() + " needs columns to compare");
        }
        return new TablePolicy(BoundRule.plain(policy), Map.of());
    }

    /** Returns the policy of the row, for the journal: after a fallback the one it fell back to. */
    public Policy policy() {
        return base.policy();
    }

    /** Returns the rule of the row, or of what is left of it beside {@link #columns()}. */
    BoundRule base() {
        return base;
    }

    /** Returns the rules of columns that are decided on their own, by position. */
    Map<Integer, BoundRule> columns() {
        return columns;
    }
}
