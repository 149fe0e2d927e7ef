package io.twoway.limit;

import java.util.Locale;

/** Unit in which that is counted which passes in a second. */
public enum Quantity {
    ROWS,
    BYTES,

    /** Queries that read rows from a server. */
    QUERIES;

    /** Returns the quantity as keys and metrics name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
