package io.twoway.it.schemas;

import java.sql.SQLException;

/** Reason for which MySQL refuses a statement of a client that knows nothing of the schema but what information_schema says. */
enum Refusal {
    /** The values do not suit the row or its neighbours. */
    ROW,
    /** The schema is not any more what it was. */
    SCHEMA,
    /** Others hold the row, and the transaction is rolled back. */
    LOCK;

    /** Classifies an error, and fails for one that no client should ever see. */
    static Refusal of(SQLException e, String sql) {
        return switch (e.getErrorCode()) {
            case 1062, 1169 -> ROW; // duplicate key
            case 1451, 1452 -> ROW; // foreign key
            case 3819, 1644, 1369 -> ROW; // CHECK constraint, SIGNAL of a trigger, CHECK OPTION of a view
            case 1526 -> ROW; // no partition
            case 1048, 1264, 1265, 1366, 1406, 1690, 3140 -> ROW; // NULL, out of range, truncated, not JSON
            case 1054, 1136, 1146, 1364, 1412 -> SCHEMA; // unknown column or table, no default, changed meanwhile
            case 1205, 1213 -> LOCK; // lock wait timeout, deadlock
            default -> throw new AssertionError("MySQL error " + e.getErrorCode() + " of: " + sql, e);
        };
    }
}
