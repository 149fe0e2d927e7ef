package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.binlog.BinlogSourceTask.BinlogHeartbeatErrorHandler;
import io.debezium.connector.common.DebeziumHeaderProducer;
import io.debezium.connector.mysql.MySqlChangeEventSourceMetricsFactory;
import io.debezium.connector.mysql.MySqlConnector;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.document.DocumentReader;
import io.debezium.heartbeat.HeartbeatFactory;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.pipeline.notification.channels.NotificationChannel;
import io.debezium.pipeline.signal.SignalProcessor;
import io.debezium.pipeline.signal.channels.SignalChannelReader;
import io.debezium.pipeline.spi.Offsets;
import io.debezium.relational.TableId;
import io.debezium.schema.SchemaFactory;
import io.debezium.snapshot.SnapshotterService;
import io.twoway.source.naming.EventNames;
import io.twoway.source.outage.BinlogLine;
import java.util.List;
import java.util.Map;

/** Sets the parts of a capture going: Debezium's coordinator runs the snapshot, then the stream, in a thread of its own. */
final class CaptureStart {

    private CaptureStart() {}

    static ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> of(
            CaptureParts parts,
            Offsets<MySqlPartition, MySqlOffsetContext> offsets,
            ErrorHandler errors,
            List<SignalChannelReader> signalChannels,
            List<NotificationChannel> notificationChannels,
            BinlogLine line,
            SnapshotListener snapshotListener) {
        MySqlConnectorConfig config = parts.config();
        EventNames metadata = new EventNames();
        SignalProcessor<MySqlPartition, MySqlOffsetContext> signals = new SignalProcessor<>(
                MySqlConnector.class, config, Map.of(), signalChannels, DocumentReader.defaultReader(), offsets);
        EventDispatcher<MySqlPartition, TableId> dispatcher = dispatcher(parts, metadata, signals);
        BinaryLogClient client =
                new BinaryLogClient(config.getHostName(), config.getPort(), config.getUserName(), config.getPassword());
        client.setSocketFactory(new HeardSockets(line));
        MySqlStreamingChangeEventSourceMetrics metrics = new MySqlStreamingChangeEventSourceMetrics(
                parts.context(), parts.queue(), metadata, parts.schema()::dataCollectionIds, client);
        ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> coordinator =
                new ChangeEventSourceCoordinator<>(
                        offsets,
                        errors,
                        MySqlConnector.class,
                        config,
                        new CaptureSources(parts, errors, dispatcher, metrics, client, line, snapshotListener),
                        new MySqlChangeEventSourceMetricsFactory(metrics),
                        dispatcher,
                        parts.schema(),
                        signals,
                        new NotificationService<>(
                                notificationChannels, config, SchemaFactory.get(), dispatcher::enqueueNotification),
                        parts.service(SnapshotterService.class));
        coordinator.start(parts.context(), parts.queue(), metadata);
        return coordinator;
    }

    private static EventDispatcher<MySqlPartition, TableId> dispatcher(
            CaptureParts parts, EventNames metadata, SignalProcessor<MySqlPartition, MySqlOffsetContext> signals) {
        MySqlConnectorConfig config = parts.config();
        return new EventDispatcher<>(
                config,
                parts.names(),
                parts.schema(),
                parts.queue(),
                config.getTableFilters().dataCollectionFilter(),
                DataChangeEvent::new,
                null,
                metadata,
                new HeartbeatFactory<TableId>()
                        .getScheduledHeartbeat(
                                config, parts::newConnection, new BinlogHeartbeatErrorHandler(), parts.queue()),
                config.schemaNameAdjuster(),
                signals,
                parts.service(DebeziumHeaderProducer.class));
    }
}
