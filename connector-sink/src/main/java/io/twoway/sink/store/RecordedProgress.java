package io.twoway.sink.store;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.facts.ProgressReader;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.plan.StreamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** How far streams are applied at the destination, for who is not a task. */
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
            return nextOffset(connection, bookkeeping, stream);
        } catch (SQLException e) {
            throw new StoreException("Cannot read the progress of stream " + stream, e);
        }
    }

    /** Returns the same over a connection that is open already. */
    static OptionalLong nextOffset(Connection connection, BookkeepingDatabase bookkeeping, StreamId stream)
            throws SQLException {
        return new ProgressReader(connection, bookkeeping)
                .progress(stream.topic(), stream.partition())
                .map(progress -> OptionalLong.of(progress.nextOffset()))
                .orElseGet(OptionalLong::empty);
    }
}
