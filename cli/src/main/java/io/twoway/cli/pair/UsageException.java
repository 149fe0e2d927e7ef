package io.twoway.cli.pair;

/** What the user gave cannot be worked with; the message says what to give instead. */
public final class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
