package io.twoway.policy;

/** Ways to detect a conflict ({@code conflict.detection}). */
public enum Detection {
    /** The destination row must equal the event's before image. */
    BEFORE_IMAGE("before_image"),
    /** Only existence and uniqueness count, as in DTS: two simultaneous updates are never seen. */
    KEYS("keys");

    private final String label;

    Detection(String label) {
        this.label = label;
    }

    /** Returns the name that configuration uses. */
    public String label() {
        return label;
    }
}
