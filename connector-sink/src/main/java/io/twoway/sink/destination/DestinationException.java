package io.twoway.sink.destination;

/** A call that failed at the destination; {@link #failure()} says what that means. */
public final class DestinationException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SPECIFIC_ACCESS_DENIED = 1227;

    private final FailureKind failure;
    private final boolean rowsFault;
    private final int errorCode;
    private final String error;

    /**
     * @param message says what was tried, what the server said and what to do about it
     * @param rowsFault whether a statement of rows fails because of a row in it
     * @param errorCode the server's number of the error
     * @param cause the server's own error
     */
    public DestinationException(
            String message, FailureKind failure, boolean rowsFault, int errorCode, Exception cause) {
        super(message, cause);
        this.failure = failure;
        this.rowsFault = rowsFault;
        this.errorCode = errorCode;
        this.error = cause.getMessage();
    }

    /** Makes the failure of a call that the server did not refuse. */
    public DestinationException(String message, FailureKind failure) {
        super(message);
        this.failure = failure;
        this.rowsFault = false;
        this.errorCode = 0;
        this.error = message;
    }

    /** Returns MySQL's error number; 0 when it was not MySQL that refused. */
    public int errorCode() {
        return errorCode;
    }

    /** Returns whether MySQL understood the statement and will not take it, however often it is tried. */
    public boolean isRefusal() {
        return failure == FailureKind.FATAL || failure == FailureKind.DUPLICATE_KEY;
    }

    /** Returns whether the user lacks the privilege to make somebody else the owner of a view or routine. */
    public boolean lacksDefinerRight() {
        return errorCode == SPECIFIC_ACCESS_DENIED;
    }

    /** Returns MySQL's own message. */
    public String error() {
        return error;
    }

    public FailureKind failure() {
        return failure;
    }

    /** Returns whether the statement failed because of the row in it, provided that it was a statement of a row. */
    public boolean isRowsFault() {
        return rowsFault;
    }
}
