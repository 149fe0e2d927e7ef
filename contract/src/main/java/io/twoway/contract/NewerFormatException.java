package io.twoway.contract;

/**
 * Thrown when a newer version has left something in a form that this one cannot read; the message says what, and what
 * to do.
 */
public final class NewerFormatException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NewerFormatException(String message) {
        super(message);
    }
}
