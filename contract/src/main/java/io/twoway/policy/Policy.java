package io.twoway.policy;

/** The five conflict policies, by the names users write. */
public enum Policy {
    TASK_FAILED("TaskFailed"),
    IGNORE("Ignore"),
    OVERWRITE("Overwrite"),
    USE_MAX("UseMax"),
    USE_MIN("UseMin");

    private final String label;

    Policy(String label) {
        this.label = label;
    }

    /** Returns the name that configuration and journal use. */
    public String label() {
        return label;
    }

    /** Returns whether the policy compares named columns. */
    public boolean compares() {
        return this == USE_MAX || this == USE_MIN;
    }

    /** Returns what a comparing policy becomes where a column cannot be compared; the others stay what they are. */
    public Policy fallback() {
        return switch (this) {
            case USE_MAX -> OVERWRITE;
            case USE_MIN -> IGNORE;
            case TASK_FAILED, IGNORE, OVERWRITE -> this;
        };
    }
}
