package io.twoway.sink.store;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.sql.SQLException;
import java.util.Optional;

/** What an operator can do about an error whose own text does not say it. */
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
                            case 1045 -> "Check database.user, database.password and database.ssl.*";
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
        return SqlFailure.of(failure) == SqlFailure.UNWRITABLE
                ? "The destination is read-only; to end that: SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF"
                : "";
    }
}
