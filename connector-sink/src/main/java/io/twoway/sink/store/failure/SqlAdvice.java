package io.twoway.sink.store.failure;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.twoway.sink.destination.FailureKind;
import java.sql.SQLException;
import java.util.Optional;

/** Advice for operators on errors whose own text has none. */
final class SqlAdvice {

    private SqlAdvice() {}

    static Optional<String> on(SQLException failure) {
        if (failure instanceof PacketExceededException) {
            return Optional.empty(); // says it itself, and more exactly
        }
        if (failure instanceof PacketTooBigException) {
            return Optional.of(packet());
        }
        return Optional.of(
                        switch (failure.getErrorCode()) {
                            case 1153 -> packet();
                            case 1290, 1792, 1836, 1874 -> readOnly(failure);
                            case 3032 -> "The server is in offline mode; to end it: SET GLOBAL offline_mode = OFF";
                            case 1021, 1114 -> "The server's disk, or a tablespace, is full: make room there";
                            case 1785 ->
                                "The table, or one that a trigger of it writes to, has a storage engine without transactions. "
                                        + "Run at the destination for that table: ALTER TABLE ... ENGINE = InnoDB";
                            case 1129 -> "Let the worker in again: TRUNCATE TABLE performance_schema.host_cache";
                            case 1040, 1203, 1226 ->
                                "Close other clients' connections, or raise the limit that the message names";
                            case 1045 ->
                                "Check database.user, database.password and database.ssl.*. If the password was changed at the "
                                        + "server, give the connector the new one (a worker reads its own environment only when "
                                        + "it starts), or set the old one there again with ALTER USER";
                            case 1044, 1142, 1143, 1227, 1370 ->
                                "Give the sink's user the privileges in docs/security.md, Users";
                            default -> "";
                        })
                .filter(advice -> !advice.isEmpty());
    }

    private static String packet() {
        return "A value or row is larger than the destination takes. Raise it there to at least the origin's value, e.g. "
                + "SET GLOBAL max_allowed_packet = 1073741824, and in my.cnf; then restart the task";
    }

    private static String readOnly(SQLException failure) {
        return SqlFailure.of(failure) == FailureKind.UNWRITABLE
                ? "The destination is read-only; to end that: SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF"
                : "";
    }
}
