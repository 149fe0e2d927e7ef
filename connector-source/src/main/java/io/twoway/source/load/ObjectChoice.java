package io.twoway.source.load;

/**
 * Choice of the schema objects that a full load takes along.
 *
 * @param views whether views do
 * @param routines whether functions and procedures do
 * @param triggers how triggers do
 * @param accounts whether accounts do, with their grants and the hashes of their passwords
 */
public record ObjectChoice(boolean views, boolean routines, TriggerMode triggers, boolean accounts) {

    /** Nothing but tables. */
    public static final ObjectChoice NOTHING = new ObjectChoice(false, false, TriggerMode.NONE, false);
}
