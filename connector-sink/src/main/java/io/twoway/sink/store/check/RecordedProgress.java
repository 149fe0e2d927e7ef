package io.twoway.sink.store.check;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.progress.ProgressReader;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.store.MySqlConnections;
import io.twoway.sink.store.failure.SqlProblem;
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
     * @throws DestinationException when the destination cannot be asked
     */
    public OptionalLong nextOffset(StreamId stream) {
        try (Connection connection = connections.open()) {
            return new ProgressReader(connection, bookkeeping).nextOffset(stream.topic(), stream.partition());
        } catch (SQLException e) {
            throw SqlProblem.of("Cannot read the progress of stream " + stream, e);
        }
    }
}
