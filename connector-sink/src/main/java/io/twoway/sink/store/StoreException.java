package io.twoway.sink.store;

import java.sql.SQLException;

/** A statement failed at the destination; {@link #failure()} says what that means. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SqlFailure failure;
    private final boolean rowsFault;

    /**
     * @param doing what was tried, for the message
     * @param cause MySQL's or the driver's error
     */
    public StoreException(String doing, SQLException cause) {
        super(
                doing + ": " + cause.getMessage() + " (MySQL error " + cause.getErrorCode() + ")"
                        + SqlAdvice.on(cause).map(advice -> ". " + advice).orElse(""),
                cause);
        this.failure = SqlFailure.of(cause);
        this.rowsFault = RowFault.isCauseOf(cause);
    }

    public SqlFailure failure() {
        return failure;
    }

    /** Returns whether the statement failed because of the row in it, provided that it was a statement of a row. */
    public boolean isRowsFault() {
        return rowsFault;
    }
}
