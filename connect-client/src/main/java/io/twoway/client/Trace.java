package io.twoway.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stack trace as Connect reports it.
 *
 * @param text the whole trace
 */
public record Trace(String text) {

    /** Connect gave none. */
    public static final Trace MISSING = new Trace("Connect gives no reason; see the worker's log.");

    private static final Pattern CAUSE = Pattern.compile("(?m)^Caused by: ");
    private static final Pattern CLASS = Pattern.compile("^[\\w.$]+: ");
    private static final Pattern FRAMES = Pattern.compile("\\R\tat |\\R\t\\.\\.\\. \\d+ more");
    private static final Pattern CONNECTORS =
            Pattern.compile("^(org\\.apache\\.kafka\\.connect\\.errors|io\\.twoway)\\.");

    /** What Connect and Debezium say around each failure of a task. */
    private static final List<String> WRAPPERS = List.of(
            "Exiting Worker",
            "An exception occurred in the change event producer",
            "Tolerance exceeded in error handler",
            "Unrecoverable exception from producer send callback");

    /**
     * Returns what happened and what to do: the first message of a connector's own, and behind it the innermost cause, where
     * that says more. Other words around these, such as Connect's, do not help.
     */
    public String message() {
        List<String> causes = Arrays.stream(CAUSE.split(text))
                .map(cause -> FRAMES.split(cause, 2)[0])
                .toList();
        String innermost = withoutClass(causes.get(causes.size() - 1));
        Optional<String> own = causes.stream()
                .filter(cause -> CONNECTORS.matcher(cause).find())
                .map(Trace::withoutClass)
                .filter(message -> WRAPPERS.stream().noneMatch(message::startsWith))
                .findFirst();
        return own.map(message -> message.contains(firstLine(innermost)) ? message : message + "\n" + innermost)
                .orElse(innermost);
    }

    private static String withoutClass(String cause) {
        return CLASS.matcher(cause).replaceFirst("").strip();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
