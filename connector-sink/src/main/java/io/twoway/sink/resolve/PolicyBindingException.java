package io.twoway.sink.resolve;

/** Thrown where a rule does not fit a table; the message names table, column and cure. */
public final class PolicyBindingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyBindingException(String message) {
        super(message);
    }
}
