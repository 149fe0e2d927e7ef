package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlChangeEventSourceFactory;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSourceMetrics;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.pipeline.source.spi.SnapshotChangeEventSource;
import io.debezium.pipeline.source.spi.SnapshotProgressListener;
import io.debezium.pipeline.source.spi.StreamingChangeEventSource;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;
import io.twoway.source.outage.BinlogLine;
import io.twoway.source.reading.DefinitionReader;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.connect.errors.RetriableException;

/** Makes the coordinator's two sources: our variants of Debezium's snapshot and binlog reader. */
final class CaptureSources extends MySqlChangeEventSourceFactory {

    private final CaptureParts parts;
    private final ErrorHandler errors;
    private final EventDispatcher<MySqlPartition, TableId> dispatcher;
    private final MySqlStreamingChangeEventSourceMetrics metrics;
    private final BinaryLogClient client;
    private final BinlogLine line;
    private final SnapshotListener snapshotListener;

    CaptureSources(
            CaptureParts parts,
            ErrorHandler errors,
            EventDispatcher<MySqlPartition, TableId> dispatcher,
            MySqlStreamingChangeEventSourceMetrics metrics,
            BinaryLogClient client,
            BinlogLine line,
            SnapshotListener snapshotListener) {
        super(
                parts.config(),
                parts.connections(),
                errors,
                dispatcher,
                Clock.system(),
                parts.schema(),
                parts.context(),
                metrics,
                parts.queue(),
                parts.service(SnapshotterService.class),
                client);
        this.parts = parts;
        this.errors = errors;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.client = client;
        this.line = line;
        this.snapshotListener = snapshotListener;
    }

    @Override
    public SnapshotChangeEventSource<MySqlPartition, MySqlOffsetContext> getSnapshotChangeEventSource(
            SnapshotProgressListener<MySqlPartition> progress,
            NotificationService<MySqlPartition, MySqlOffsetContext> notifications) {
        snapshotListener.tablesKnown(tables());
        return new SnapshotSource(
                parts,
                dispatcher,
                (MySqlSnapshotChangeEventSourceMetrics) progress, // as MySqlChangeEventSourceMetricsFactory makes it
                notifications,
                snapshotListener);
    }

    /** Those of the history, and those of the server: a statement that could not be read has left its tables unknown. */
    private Set<TableId> tables() {
        Set<TableId> tables = new HashSet<>(parts.schema().tableIds());
        try (BinlogConnectorConnection connection = parts.newConnection()) {
            tables.addAll(new DefinitionReader(connection).names());
        } catch (SQLException e) {
            throw new RetriableException("The names of the tables could not be read: " + e.getMessage(), e);
        }
        return tables;
    }

    @Override
    public StreamingChangeEventSource<MySqlPartition, MySqlOffsetContext> getStreamingChangeEventSource() {
        parts.queue().disableBuffering();
        return new BinlogSource(parts, dispatcher, errors, metrics, client, line, snapshotListener::needsRowsOfSinks);
    }
}
