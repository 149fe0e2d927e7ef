package io.twoway.sink.store.failure;

import io.twoway.sink.destination.DestinationException;
import java.sql.SQLException;

/** Translates the errors of MySQL and of the driver into the words of the port. */
public final class SqlProblem {

    private SqlProblem() {}

    /**
     * Returns the failure that an error is.
     *
     * @param doing what was tried, for the message
     */
    public static DestinationException of(String doing, SQLException error) {
        return new DestinationException(
                doing + ": " + error.getMessage() + code(error)
                        + SqlAdvice.on(error).map(advice -> ". " + advice).orElse(""),
                SqlFailure.of(error),
                RowFault.isCauseOf(error),
                error.getErrorCode(),
                error);
    }

    private static String code(SQLException error) {
        return error.getErrorCode() == 0 ? "" : " (MySQL error " + error.getErrorCode() + ")";
    }
}
