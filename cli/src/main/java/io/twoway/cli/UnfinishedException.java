package io.twoway.cli;

/** Something was not brought to its end, and can be tried again; the message says what is in the way. */
final class UnfinishedException extends RuntimeException {

    UnfinishedException(String message) {
        super(message);
    }
}
