package io.twoway.cli.pair;

/** Reports input that cannot be worked with; the message says what to give instead. */
public final class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
