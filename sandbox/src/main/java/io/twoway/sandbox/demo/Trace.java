package io.twoway.sandbox.demo;

import java.util.regex.Pattern;

/**
 * A stack trace as Connect reports it.
 *
 * @param text the whole trace
 */
public record Trace(String text) {

    private static final String CAUSE = "Caused by: ";
    private static final Pattern CLASS = Pattern.compile("^[\\w.$]+: ");
    private static final String FRAME = "\n\tat ";

    /** Returns the message of the innermost cause, which says what happened; Connect's own words around it do not. */
    public String message() {
        int cause = text.lastIndexOf(CAUSE);
        String innermost = cause < 0 ? text : text.substring(cause + CAUSE.length());
        int frames = innermost.indexOf(FRAME);
        String whole = frames < 0 ? innermost : innermost.substring(0, frames);
        return CLASS.matcher(whole).replaceFirst("").strip();
    }
}
