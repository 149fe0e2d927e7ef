package io.twoway.policy;

import java.util.Locale;

/** Ways to decide between equal values in different rows ({@code conflict.tie}). */
public enum Tie {
    /** The site that comes first in {@code site.priority} wins. */
    SITE_PRIORITY,
    /** The destination row stays, so that the sites may end different. */
    KEEP;

    /** Returns the name that configuration uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
