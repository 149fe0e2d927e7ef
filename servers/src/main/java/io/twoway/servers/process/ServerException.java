package io.twoway.servers.process;

/** Reports a server that could not be started, reached or told what to do; the message is meant for a person. */
public final class ServerException extends RuntimeException {

    public ServerException(String message) {
        super(message);
    }

    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
