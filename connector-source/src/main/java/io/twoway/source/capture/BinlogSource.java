package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSource;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;
import java.util.Optional;

/** Debezium's binlog reader, which reads the bytes of each row exactly, and reports XA transactions. */
final class BinlogSource extends MySqlStreamingChangeEventSource {

    private final XaRecords xa;

    BinlogSource(
            CaptureParts parts,
            EventDispatcher<MySqlPartition, TableId> dispatcher,
            ErrorHandler errors,
            MySqlStreamingChangeEventSourceMetrics metrics,
            BinaryLogClient client) {
        super(
                parts.config(),
                parts.connection(),
                dispatcher,
                errors,
                Clock.system(),
                parts.context(),
                parts.schema(),
                metrics,
                parts.service(SnapshotterService.class),
                client);
        this.xa = new XaRecords(parts);
    }

    @Override
    protected void handleQueryEvent(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        QueryEventData query = unwrapData(event);
        Optional<XaStatement> statement = XaStatement.of(query.getSql());
        if (statement.isEmpty()) {
            super.handleQueryEvent(partition, offset, event);
            return;
        }
        handleTransactionBegin(partition, offset, event, query.getThreadId());
        xa.read(statement.get(), partition, offset, eventTimestamp);
    }

    @Override
    protected void prepareTransaction(MySqlOffsetContext offset, Event event) throws InterruptedException {
        xa.prepared(unwrapData(event), offset, eventTimestamp);
    }

    /** The parent's constructor calls this: no field of ours is set yet. */
    @Override
    protected EventDeserializer createEventDeserializer() {
        EventDeserializer reader = super.createEventDeserializer();
        TableMaps tables = new TableMaps();
        reader.setEventDataDeserializer(EventType.TABLE_MAP, tables);
        ExactRows.registerAt(reader, tables.byNumber());
        reader.setEventDataDeserializer(EventType.TRANSACTION_PAYLOAD, new CompressedTransactions());
        return reader;
    }
}
