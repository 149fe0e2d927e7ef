package io.twoway.limit;

import java.util.Locale;

/** Flow of rows that has limits of its own. */
public enum Flow {

    /** Rows of a full load, those of tables that were added later included. */
    LOAD,

    /** Rows that were changed since. */
    CHANGES;

    /** Returns the flow as keys and metrics name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
