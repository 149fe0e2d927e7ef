package io.twoway.sink.store;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import io.twoway.sink.journal.ImageJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What one statement to the destination may take.
 *
 * @param maxBytes the server's {@code max_allowed_packet} for this connection
 */
record Packet(long maxBytes) {

    /** More makes a statement no quicker, but the driver holds all of it several times. */
    private static final long WORTHWHILE = 4L << 20;

    /** What the driver holds of a value besides its text. */
    private static final int VALUE = 128;

    /** Letters of three bytes, or each letter escaped. */
    private static final int TEXT_FACTOR = 3;

    /** Each byte escaped. */
    private static final int BINARY_FACTOR = 2;

    private static final int TOO_LARGE = 1153;
    private static final int MEGABYTE = 1 << 20;
    private static final int LARGEST_MEGABYTES = 1024;

    static Packet of(Connection connection) throws SQLException {
        return new Packet(connection
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getIntegerProperty(PropertyKey.maxAllowedPacket)
                .getValue());
    }

    /** Returns how to cut what goes into statements of at most {@code size} elements. */
    Portions portions(int size) {
        return new Portions(size, Math.min(WORTHWHILE, maxBytes / 2));
    }

    /** Returns how long values make a statement at most. */
    static long bytesOf(List<Value> values) {
        return values.stream().mapToLong(Packet::bytesOf).sum();
    }

    static long bytesOf(Value value) {
        if (value instanceof Value.Text text) {
            return VALUE + (long) TEXT_FACTOR * text.value().length();
        }
        if (value instanceof Value.Json json) {
            return VALUE + (long) TEXT_FACTOR * json.text().length();
        }
        return value instanceof Value.Binary binary ? VALUE + (long) BINARY_FACTOR * binary.length() : VALUE;
    }

    /** Says which row is too large and what to do, if that is what the failure of this one row's statement means. */
    SQLException explained(SQLException failure, TableSchema table, RowImage row, long bytes) {
        if (!isTooLarge(failure)) {
            return failure;
        }
        String which = table.rowKey().isPresent() ? "Row " + ImageJson.key(table, row) : "A row without a key";
        long megabytes = Math.min(LARGEST_MEGABYTES, bytes / MEGABYTE + 2);
        return new SQLException(
                which + " of " + table.name() + " makes a statement of up to " + bytes
                        + " bytes, but max_allowed_packet of the destination is " + maxBytes
                        + ". Run SET PERSIST max_allowed_packet = " + megabytes * MEGABYTE
                        + " there, then restart the task: nothing was skipped",
                failure.getSQLState(),
                TOO_LARGE,
                failure);
    }

    private static boolean isTooLarge(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PacketTooBigException
                    || (cause instanceof SQLException sql && sql.getErrorCode() == TOO_LARGE)) {
                return true;
            }
        }
        return false;
    }
}
