package io.twoway.source.capture;

import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSource;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSourceMetrics;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.pipeline.source.SnapshottingTask;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;
import java.util.function.Function;
import org.apache.kafka.connect.source.SourceRecord;

/** Debezium's snapshot, which tells a listener when it holds its lock. */
final class SnapshotSource extends MySqlSnapshotChangeEventSource {

    private final CaptureParts parts;
    private final SnapshotListener listener;

    SnapshotSource(
            CaptureParts parts,
            EventDispatcher<MySqlPartition, TableId> dispatcher,
            MySqlSnapshotChangeEventSourceMetrics metrics,
            NotificationService<MySqlPartition, MySqlOffsetContext> notifications,
            SnapshotListener listener) {
        super(
                parts.config(),
                parts.connections(),
                parts.schema(),
                dispatcher,
                Clock.system(),
                metrics,
                modify -> flushLast(parts, modify),
                parts.queue()::enableBuffering,
                notifications,
                parts.service(SnapshotterService.class));
        this.parts = parts;
        this.listener = listener;
    }

    /** The queue holds one record back, because only behind the last one it is known to be the last. */
    private static void flushLast(CaptureParts parts, Function<SourceRecord, SourceRecord> modify)
            throws InterruptedException {
        parts.queue().flushBuffer(event -> new DataChangeEvent(modify.apply(event.getRecord())));
        parts.queue().disableBuffering();
    }

    @Override
    protected void readTableStructure(
            ChangeEventSourceContext running,
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot,
            MySqlOffsetContext offset,
            SnapshottingTask task)
            throws Exception {
        super.readTableStructure(running, snapshot, offset, task);
        listener.structureRead(parts.connection());
    }
}
