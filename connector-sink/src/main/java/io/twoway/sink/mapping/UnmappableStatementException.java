package io.twoway.sink.mapping;

/** A statement in which names cannot be exchanged safely; the message says why, as the end of a sentence. */
public final class UnmappableStatementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnmappableStatementException(String message) {
        super(message);
    }
}
