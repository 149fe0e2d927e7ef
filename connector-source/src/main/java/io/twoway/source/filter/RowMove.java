package io.twoway.source.filter;

/** Move of a changed row into or out of the condition that the rows of the peer meet. */
public enum RowMove {
    /** The row met the condition before and meets it now: the change travels as it is. */
    INSIDE,
    /** It meets the condition now: to the peer the row is new. */
    ENTERING,
    /** It met the condition before: to the peer the row is gone. */
    LEAVING,
    /** The peer never had the row. */
    OUTSIDE;

    /** Returns the move of an updated row. */
    public static RowMove of(boolean before, boolean after) {
        if (before) {
            return after ? INSIDE : LEAVING;
        }
        return after ? ENTERING : OUTSIDE;
    }
}
