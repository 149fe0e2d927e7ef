package io.twoway.sink.conflict;

/** The seven ways in which a change can meet a destination that is not what the origin had. */
public enum ConflictKind {
    /** INSERT, a row with this key exists and differs. */
    INSERT_KEY_EXISTS,
    /** INSERT, another row holds one of its unique values. */
    INSERT_UNIQUE_TAKEN,
    /** UPDATE of a row that is not there. */
    UPDATE_ROW_MISSING,
    /** UPDATE of a row that is not as it was at the origin. */
    UPDATE_ROW_DIFFERS,
    /** UPDATE whose new unique value or new key another row holds. */
    UPDATE_UNIQUE_TAKEN,
    /** DELETE of a row that is not there. */
    DELETE_ROW_MISSING,
    /** DELETE of a row that is not as it was at the origin. */
    DELETE_ROW_DIFFERS
}
