package io.twoway.sink.resolve;

import io.twoway.policy.Policy;

/** Decisions of a person about one record that stopped the task; the names stand in {@code conflict_resolution}. */
public enum Answer {
    /** The origin's row, whatever stands in its way. */
    INCOMING(Policy.OVERWRITE),
    /** The destination as it is. */
    KEEP(Policy.IGNORE);

    private final Policy policy;

    Answer(Policy policy) {
        this.policy = policy;
    }

    /** Returns the policy that does the same. */
    public TablePolicy policy() {
        return TablePolicy.plain(policy);
    }
}
