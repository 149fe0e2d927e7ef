package io.twoway.policy;

import java.util.Locale;

/** Ways to detect a conflict ({@code conflict.detection}). */
public enum Detection {
    /** The destination row must equal the event's before image. */
    BEFORE_IMAGE,
    /** Only existence and uniqueness count, as in DTS: two simultaneous updates are never seen. */
    KEYS;

    /** Returns the name that configuration uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
