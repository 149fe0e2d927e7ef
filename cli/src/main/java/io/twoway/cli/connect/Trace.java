package io.twoway.cli.connect;

import java.util.regex.Pattern;

/**
 * A stack trace as Connect reports it.
 *
 * @param text the whole trace
 */
public record Trace(String text) {

    /** Connect gave none. */
    public static final Trace MISSING = new Trace("Connect gives no reason; see the worker's log.");

    private static final String CAUSE = "Caused by: ";
    private static final Pattern CLASS = Pattern.compile("^[\\w.$]+: ");
    private static final Pattern FRAMES = Pattern.compile("\\R\tat |\\R\t\\.\\.\\. \\d+ more");

    /** Returns the message of the innermost cause: it says what happened and what to do, Connect's words around it do not. */
    public String message() {
        String innermost = text.substring(Math.max(0, text.lastIndexOf(CAUSE))).replaceFirst("^" + CAUSE, "");
        String whole = FRAMES.split(innermost, 2)[0];
        return CLASS.matcher(whole).replaceFirst("").strip();
    }
}
