package io.twoway.cli;

/** What the user gave cannot be worked with; the message says what to give instead. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
