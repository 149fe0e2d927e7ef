package io.twoway.precheck.progress;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.table.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the places up to which a sink has applied streams, beside any task: nothing is locked, claimed or created. */
public final class ProgressReader {

    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_SUCH_TABLE = 1146;
    /** What MySQL says of a table that is not there to a user who has no right to it. */
    private static final int TABLE_ACCESS_DENIED = 1142;

    private final Connection connection;
    private final BookkeepingDatabase bookkeeping;

    /** @param connection as the sink would open it; it stays open */
    public ProgressReader(Connection connection, BookkeepingDatabase bookkeeping) {
        this.connection = connection;
        this.bookkeeping = bookkeeping;
    }

    /**
     * Returns the offset of the next record to apply; empty when nothing of the stream was applied.
     *
     * @param stream the stream's topic
     * @param partition the topic's partition
     * @throws SQLException when the server does not say
     */
    public OptionalLong nextOffset(String stream, int partition) throws SQLException {
        return progress(stream, partition)
                .map(applied -> OptionalLong.of(applied.nextOffset()))
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Returns how far the stream is applied; empty when nothing of it was.
     *
     * @param stream the stream's topic
     * @param partition the topic's partition
     * @throws SQLException when the server does not say
     */
    public Optional<AppliedProgress> progress(String stream, int partition) throws SQLException {
        String table = QuotedName.of(bookkeeping.name(), BookkeepingDatabase.PROGRESS);
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + BookkeepingDatabase.NEXT_OFFSET + ", source_commit_ms FROM "
                        + table + " WHERE " + BookkeepingDatabase.STREAM + " = ? AND partition_id = ?")) {
            query.setString(1, stream);
            query.setInt(2, partition);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new AppliedProgress(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE || e.getErrorCode() == NO_SUCH_DATABASE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Returns which XA transactions of a stream wait at this server.
     *
     * @param stream the stream's topic
     * @param partition the topic's partition
     * @throws SQLException when the server does not say
     */
    public PreparedWait prepared(String stream, int partition) throws SQLException {
        String table = QuotedName.of(bookkeeping.name(), BookkeepingDatabase.PREPARED_ROWS);
        try (PreparedStatement query =
                connection.prepareStatement("SELECT COUNT(DISTINCT xid), MIN(source_prepare_ms) FROM " + table
                        + " WHERE " + BookkeepingDatabase.STREAM + " = ? AND partition_id = ?")) {
            query.setString(1, stream);
            query.setInt(2, partition);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long transactions = row.getLong(1);
                return transactions == 0
                        ? PreparedWait.NONE
                        : new PreparedWait(transactions, Optional.of(Instant.ofEpochMilli(row.getLong(2))));
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE || e.getErrorCode() == NO_SUCH_DATABASE) {
                return PreparedWait.NONE; // made by an older version
            }
            throw e;
        }
    }

    /**
     * Returns whether the sink has begun: then what is at its side has come from the other one. A user without rights sees
     * nothing.
     *
     * @param stream the stream's topic, of one partition
     * @throws SQLException when the connection is lost
     */
    public boolean hasBegun(String stream) throws SQLException {
        try {
            return progress(stream, 0).isPresent();
        } catch (SQLException e) {
            if (e.getErrorCode() == TABLE_ACCESS_DENIED) {
                return false;
            }
            throw e;
        }
    }
}
