package io.twoway.contract;

/** The sign by which a sink's session at the destination can be told from all others, by triggers for example. */
public final class ApplyingSession {

    /** User variable that is 1 in a sink's session and NULL in every other. */
    public static final String VARIABLE = "@twoway_applying";

    private ApplyingSession() {}
}
