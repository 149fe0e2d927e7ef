package io.twoway.sink.store;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.plan.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Reads how far streams are applied, beside any task: nothing is locked, claimed or created. */
public final class RecordedProgress {

    private final MySqlConnections connections;
    private final BookkeepingDatabase bookkeeping;

    public RecordedProgress(SinkConfig config) {
        this.connections = new MySqlConnections(config.database());
        this.bookkeeping = config.bookkeeping();
    }

    /**
     * Returns the offset of the next record to apply; empty when nothing of the stream was applied.
     *
     * @throws StoreException when the destination cannot be asked
     */
    public OptionalLong nextOffset(StreamId stream) {
        try (Connection connection = connections.open()) {
            return nextOffset(connection, stream);
        } catch (SQLException e) {
            if (ProgressTable.isMissing(e)) {
                return OptionalLong.empty();
            }
            throw new StoreException("Cannot read the progress of stream " + stream, e);
        }
    }

    private OptionalLong nextOffset(Connection connection, StreamId stream) throws SQLException {
        String table = new ProgressRepair(bookkeeping, stream).table();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT next_offset FROM " + table + " WHERE stream = ? AND partition_id = ?")) {
            query.setString(1, stream.topic());
            query.setInt(2, stream.partition());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
