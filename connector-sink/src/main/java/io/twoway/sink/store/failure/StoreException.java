package io.twoway.sink.store.failure;

import java.sql.SQLException;

/** A statement failed at the destination; {@link #failure()} says what that means. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SPECIFIC_ACCESS_DENIED = 1227;

    private final SqlFailure failure;
    private final boolean rowsFault;
    private final int errorCode;
    private final String error;

    /**
     * @param doing what was tried, for the message
     * @param cause MySQL's or the driver's error
     */
    public StoreException(String doing, SQLException cause) {
        super(
                doing + ": " + cause.getMessage() + code(cause)
                        + SqlAdvice.on(cause).map(advice -> ". " + advice).orElse(""),
                cause);
        this.failure = SqlFailure.of(cause);
        this.rowsFault = RowFault.isCauseOf(cause);
        this.errorCode = cause.getErrorCode();
        this.error = cause.getMessage();
    }

    private StoreException(String message, SqlFailure failure) {
        super(message);
        this.failure = failure;
        this.rowsFault = false;
        this.errorCode = 0;
        this.error = message;
    }

    private static String code(SQLException cause) {
        return cause.getErrorCode() == 0 ? "" : " (MySQL error " + cause.getErrorCode() + ")";
    }

    /** Returns the failure of a call that has to wait for a statement that still runs. */
    public static StoreException busy(String message) {
        return new StoreException(message, SqlFailure.BUSY);
    }

    /** Returns MySQL's error number; 0 when it was not MySQL that refused. */
    public int errorCode() {
        return errorCode;
    }

    /** Returns whether MySQL understood the statement and will not take it, however often it is tried. */
    public boolean isRefusal() {
        return failure == SqlFailure.FATAL || failure == SqlFailure.DUPLICATE_KEY;
    }

    /** Returns whether the user lacks the privilege to make somebody else the owner of a view or routine. */
    public boolean lacksDefinerRight() {
        return errorCode == SPECIFIC_ACCESS_DENIED;
    }

    /** Returns MySQL's own message. */
    public String error() {
        return error;
    }

    public SqlFailure failure() {
        return failure;
    }

    /** Returns whether the statement failed because of the row in it, provided that it was a statement of a row. */
    public boolean isRowsFault() {
        return rowsFault;
    }
}
