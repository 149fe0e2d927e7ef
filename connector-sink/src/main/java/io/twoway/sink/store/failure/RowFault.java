package io.twoway.sink.store.failure;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.twoway.connection.Causes;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells whether a failed statement failed because of the row in it: repeating it without that row would work. Only what is
 * listed here counts, so an error that nobody thought of (rights, space, a broken server) never costs a row.
 */
public final class RowFault {

    /** SQLState class "data exception": too long, out of range, not a date, not JSON, not a geometry. */
    private static final String DATA_EXCEPTION = "22";

    /** Raised by SIGNAL in a trigger of the table. */
    private static final String SIGNALLED = "45";

    private static final Set<Integer> MISSING_PLACE = Set.of(1049, 1054, 1102, 1103, 1136, 1146, 1526, 1748);
    private static final Set<Integer> UNFIT_VALUE = Set.of(
            1048, 1118, 1263, 1264, 1265, 1267, 1292, 1300, 1364, 1366, 1367, 1406, 1416, 1441, 1644, 1690, 3105, 3140,
            3643, 3751, 3752, 3819);

    /** Those of SQLState class "data exception" that MySQL gives another one, or none. */
    private static final Set<Integer> INEXACT_VALUE = Set.of(1265, 1366, 1411, 3751, 3752);

    private static final Set<Integer> UNWRITABLE_VIEW = Set.of(1288, 1369, 1471);

    private RowFault() {}

    public static boolean isCauseOf(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        int code = failure.getErrorCode();
        return failure instanceof GeneratedDifferenceException
                || isTooLarge(failure)
                || state.startsWith(DATA_EXCEPTION)
                || state.startsWith(SIGNALLED)
                || MISSING_PLACE.contains(code)
                || UNFIT_VALUE.contains(code)
                || UNWRITABLE_VIEW.contains(code);
    }

    /** Tells whether MySQL would store something in the place of what it refuses, if the session were not strict. */
    public static boolean isOfStrictMode(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith(DATA_EXCEPTION)
                || INEXACT_VALUE.contains(failure.getErrorCode());
    }

    /** The driver looks before it sends; if the server refuses the packet, it ends the connection, and that is waited out. */
    private static boolean isTooLarge(SQLException failure) {
        return Causes.of(failure).anyMatch(PacketTooBigException.class::isInstance);
    }
}
