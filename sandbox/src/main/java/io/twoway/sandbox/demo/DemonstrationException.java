package io.twoway.sandbox.demo;

/** Reports that something was not as it was meant to be shown; the servers are still up to be looked into. */
public final class DemonstrationException extends RuntimeException {

    public DemonstrationException(String message) {
        super(message);
    }

    public DemonstrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
