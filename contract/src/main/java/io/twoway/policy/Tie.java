package io.twoway.policy;

/** Ways to decide between equal values in different rows ({@code conflict.tie}). */
public enum Tie {
    /** The site that comes first in {@code site.priority} wins. */
    SITE_PRIORITY("site_priority"),
    /** The destination row stays, so that the sites may end different. */
    KEEP("keep");

    private final String label;

    Tie(String label) {
        this.label = label;
    }

    /** Returns the name that configuration uses. */
    public String label() {
        return label;
    }
}
