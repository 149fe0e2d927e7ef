package io.twoway.connection;

import java.util.Objects;
import java.util.stream.Stream;

/** The failures behind a failure. */
public final class Causes {

    private Causes() {}

    /** Returns the failure itself, its cause, and so on to the innermost. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** Returns the first line of the innermost message, which is the one that says something. */
    public static String reason(Throwable failure) {
        return of(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .map(text -> text.lines().findFirst().orElse(""))
                .orElse(failure.getClass().getSimpleName());
    }
}
