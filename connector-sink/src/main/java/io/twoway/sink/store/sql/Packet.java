package io.twoway.sink.store.sql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.twoway.connection.Causes;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import io.twoway.sink.journal.ImageJson;
import io.twoway.sink.store.failure.PacketExceededException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The size that one statement to the destination may have.
 *
 * @param maxBytes the server's {@code max_allowed_packet} for this connection
 */
public record Packet(long maxBytes) {

    /** More makes a statement no quicker, but the driver holds all of it several times. */
    private static final long WORTHWHILE = 4 << 20;

    /** What the driver holds of a value besides its text. */
    private static final int VALUE = 128;

    /** Letters of three bytes, or each letter escaped. */
    private static final int TEXT_FACTOR = 3;

    /** Each byte escaped. */
    private static final int BINARY_FACTOR = 2;

    private static final int TOO_LARGE = 1153;

    private static final long MEGABYTE = 1 << 20;

    /** MySQL takes no larger packet. */
    private static final long LARGEST = 1024 * MEGABYTE;

    public static Packet of(Connection connection) throws SQLException {
        return new Packet(connection
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getIntegerProperty(PropertyKey.maxAllowedPacket)
                .getValue());
    }

    /** Returns how to cut what goes into statements of at most {@code size} elements. */
    public Portions portions(int size) {
        return new Portions(size, worthwhile());
    }

    /** Returns the bytes from which on a statement gets no further rows: it has room for one more that is not large. */
    public long worthwhile() {
        return Math.min(WORTHWHILE, maxBytes / 2);
    }

    /** Returns whether a row may need a good part of a packet for itself. */
    public boolean isLarge(RowImage row) {
        return bytesOf(row.values()) > worthwhile() / 2;
    }

    /** Returns how long values make a statement at most. */
    public static long bytesOf(List<Value> values) {
        long bytes = 0;
        for (int i = 0; i < values.size(); i++) {
            bytes += bytesOf(values.get(i));
        }
        return bytes;
    }

    public static long bytesOf(Value value) {
        if (value instanceof Value.Text text) {
            return bytesOf(text.value());
        }
        if (value instanceof Value.Json json) {
            return bytesOf(json.text());
        }
        return value instanceof Value.Binary binary ? VALUE + (long) BINARY_FACTOR * binary.length() : VALUE;
    }

    public static long bytesOf(String text) {
        return VALUE + (long) TEXT_FACTOR * text.length();
    }

    /** Says which row is too large and what to do, if that is what the failure of this one row's statement means. */
    public SQLException explained(SQLException failure, TableSchema table, RowImage row, long bytes) {
        // the key of a keyless table would be the whole row
        String which = table.rowKey().isPresent() ? "Row " + ImageJson.key(table, row) : "A row without a key";
        return explained(failure, which + " of " + table.name(), bytes);
    }

    /** Says that {@code what} is too large and what to do, if that is what the failure of its statement means. */
    public SQLException explained(SQLException failure, String what, long bytes) {
        if (!isTooLarge(failure)) {
            return failure;
        }
        long enough = Math.min(LARGEST, (bytes / MEGABYTE + 2) * MEGABYTE);
        return new PacketExceededException(
                what + " makes a statement of up to " + bytes
                        + " bytes, but max_allowed_packet of the destination is " + maxBytes
                        + ". Run SET PERSIST max_allowed_packet = " + enough + " there",
                failure);
    }

    private static boolean isTooLarge(SQLException failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof PacketTooBigException
                        || (cause instanceof SQLException sql && sql.getErrorCode() == TOO_LARGE));
    }
}
