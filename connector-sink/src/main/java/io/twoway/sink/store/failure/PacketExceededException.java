package io.twoway.sink.store.failure;

import java.sql.SQLException;

/** A row that makes a statement larger than the destination takes; the message names the row and what to do. */
public final class PacketExceededException extends SQLException {

    private static final long serialVersionUID = 1L;

    /** Not the state of a lost connection, which the server has for this error: trying again would not help. */
    private static final String GENERAL_ERROR = "HY000";

    private static final int TOO_LARGE = 1153;

    public PacketExceededException(String message, SQLException cause) {
        super(message, GENERAL_ERROR, TOO_LARGE, cause);
    }
}
