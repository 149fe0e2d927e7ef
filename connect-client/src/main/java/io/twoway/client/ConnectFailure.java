package io.twoway.client;

/** Reports that Connect cannot be asked, or refused what it was asked; the message says where, and what to do. */
public final class ConnectFailure extends RuntimeException {

    public ConnectFailure(String message) {
        super(message);
    }

    ConnectFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
