package io.twoway.value;

import java.io.Serializable;

/** MySQL's TIMESTAMP of zero, 0000-00-00 00:00:00, which is no point in time. */
public enum ZeroTimestamp implements Serializable {
    ZERO;

    /** What travels in the place of a point in time with its offset. */
    public static final String ENCODED = "0000-00-00T00:00:00Z";
}
