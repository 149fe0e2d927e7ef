package io.twoway.sink.store;

import java.sql.SQLException;
import java.util.Set;

/** The one table that says what a failed statement means. */
public enum SqlFailure {
    /** The connection is gone, or the server says it must not be used: open a new one and look at the progress row. */
    CONNECTION_LOST,
    /** Another transaction was in the way: roll back and replay. */
    CONTENTION,
    /** A unique value is taken: the set-based path falls back to single steps, and these to a retry. */
    DUPLICATE_KEY,
    /** The server takes no writes now (read_only, disk full, shutting down): wait and try again. */
    UNWRITABLE,
    /** Everything else: a person must look. */
    FATAL;

    private static final Set<Integer> CONTENTION_CODES = Set.of(1205, 1213, 3572);
    private static final Set<Integer> DUPLICATE_CODES = Set.of(1022, 1062, 1586, 1859);
    private static final Set<Integer> UNWRITABLE_CODES = Set.of(1021, 1037, 1040, 1041, 1203, 1226, 1290, 1836, 3100);
    private static final Set<Integer> CONNECTION_CODES =
            Set.of(1043, 1053, 1077, 1152, 1158, 1159, 1160, 1161, 1317, 1927, 3024, 3169);

    /** Classifies by SQLState class 08 and MySQL's error number. */
    public static SqlFailure of(SQLException failure) {
        int code = failure.getErrorCode();
        String state = String.valueOf(failure.getSQLState());
        if (CONTENTION_CODES.contains(code)) {
            return CONTENTION;
        }
        if (DUPLICATE_CODES.contains(code)) {
            return DUPLICATE_KEY;
        }
        if (UNWRITABLE_CODES.contains(code)) {
            return UNWRITABLE;
        }
        return state.startsWith("08") || CONNECTION_CODES.contains(code) ? CONNECTION_LOST : FATAL;
    }
}
