package io.twoway.sink.store.failure;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.twoway.sink.destination.FailureKind;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;

/** The one table of meanings that failed statements have. */
public final class SqlFailure {

    private static final String CONNECTION_STATE = "08";

    private SqlFailure() {}

    /** Classifies by MySQL's error number, then by the driver's kind of error and SQLState class 08. */
    public static FailureKind of(SQLException failure) {
        if (failure instanceof OutdatedTableException) {
            return FailureKind.OUTDATED;
        }
        return switch (failure.getErrorCode()) {
            case 1205, // lock wait timeout
                    1213, // deadlock
                    1206, // no room for more locks
                    1412, // the table's definition changed in the middle of the transaction
                    1615, // the same for a prepared statement
                    3101, // rolled back at commit, by group replication
                    3572 // locked, and told not to wait
            -> FailureKind.CONTENTION;
            case 1022, 1062, 1586, 1859 -> FailureKind.DUPLICATE_KEY;
            case 1021, // disk full
                    1114, // the same, as InnoDB says it
                    1037, // out of memory
                    1041, // out of resources
                    1040, // too many connections
                    1203, // too many of this user
                    1226, // a limit of this user is reached
                    1129, // this host is blocked after too many broken connections
                    1637, // too many transactions at once
                    1792, // transaction_read_only
                    1836, // innodb_read_only, innodb_force_recovery
                    1874, // innodb_read_only
                    3032, // offline_mode
                    3100 // group replication takes no writes now
            -> FailureKind.UNWRITABLE;
            case 1290 -> namesReadOnly(failure) ? FailureKind.UNWRITABLE : FailureKind.FATAL;
            case 1043, // bad handshake
                    1053, // shutdown in progress
                    1077, // normal shutdown
                    1079, // shutdown complete
                    1152, // connection aborted
                    1184, // the same
                    1156, // packets out of order
                    1157, // packet cannot be uncompressed
                    1158, // cannot read from the network
                    1159, // timeout while reading
                    1160, // cannot write to the network
                    1161, // timeout while writing
                    1180, // error during COMMIT
                    1317, // interrupted by KILL or a shutdown
                    1927, // connection killed
                    3024, // interrupted by max_execution_time
                    3169, // session killed
                    4031 // closed by the server because of inactivity
            -> FailureKind.CONNECTION_LOST;
            case 1153 ->
                FailureKind.FATAL; // packet too large: its SQLState is that of a lost connection, but it will not pass
            default -> ofDriver(failure);
        };
    }

    private static FailureKind ofDriver(SQLException failure) {
        if (failure instanceof PacketTooBigException) {
            return FailureKind.FATAL;
        }
        boolean lost = String.valueOf(failure.getSQLState()).startsWith(CONNECTION_STATE)
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException;
        return lost ? FailureKind.CONNECTION_LOST : FailureKind.FATAL;
    }

    /** One error number for all options that forbid a statement; it names the option, in any language. */
    private static boolean namesReadOnly(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("read-only");
    }
}
