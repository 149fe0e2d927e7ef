package io.twoway.precheck;

/** Outcomes of a check, from good to bad. */
public enum Result {
    /** It is as it should be. */
    PASSED,
    /** It could not be looked at; the item says why. */
    UNKNOWN,
    /** Data may be lost or differ under some circumstances: a person has to say that this is known. */
    WARNING,
    /** Synchronization would not work, or would lose data. */
    FAILED
}
