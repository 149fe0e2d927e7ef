package io.twoway.sink.change;

/** The order of a column type's values in UseMax and UseMin. */
public enum Ordering {
    /** By numeric value. */
    NUMERIC,
    /** By numeric value, but the same decimal may be stored differently on two servers: allowed with a warning. */
    APPROXIMATE,
    /** By text order, which for MySQL's date literals of one column is time order, zero dates first. */
    LEXICAL,
    /** As signed lengths of time. */
    DURATION,
    /** Not comparable: UseMax falls back to Overwrite and UseMin to Ignore. */
    NONE
}
