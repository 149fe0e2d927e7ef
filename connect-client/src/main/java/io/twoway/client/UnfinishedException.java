package io.twoway.client;

/** Reports what was not brought to its end and can be tried again; the message says what is in the way. */
public final class UnfinishedException extends RuntimeException {

    public UnfinishedException(String message) {
        super(message);
    }
}
