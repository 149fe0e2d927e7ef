package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.MySqlGtid;
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
import java.util.function.Predicate;

/** Debezium's binlog reader, which reads the bytes of each row exactly, and as what the binlog says they are. */
final class BinlogSource extends MySqlStreamingChangeEventSource {

    private final ErrorHandler errors;
    private final ConfirmedTables tables;
    private final XaRecords xa;
    private final EventDeserializer unpacked = UnpackedEvents.reader();

    // Mutable state, of the thread that reads the binlog
    private final ReadGtids gtids = new ReadGtids();

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
        this.errors = errors;
        this.tables = new ConfirmedTables(parts);
        this.xa = new XaRecords(parts);
    }

    @Override
    protected void handleUpdateTableMetadata(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        tables.confirm(unwrapData(event));
        super.handleUpdateTableMetadata(partition, offset, event);
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
        ExactRows.registerAt(reader);
        reader.setEventDataDeserializer(EventType.TRANSACTION_PAYLOAD, new CompressedTransactions());
        return reader;
    }

    @Override
    protected void initializeGtidSet(String value) {
        gtids.startAt(value);
    }

    /** The parent would filter by source too: a setting that no source may have. */
    @Override
    protected void handleGtidEvent(
            MySqlPartition partition, MySqlOffsetContext offset, Event event, Predicate<String> sources) {
        MySqlGtid gtid = ReadGtids.of(unwrapData(event));
        gtids.add(gtid);
        offset.startGtid(gtid.toString(), gtids.encoded());
        setGtidChanged(gtid.toString());
    }

    /** A failure, or the end of the task, ends the transaction: what follows in it would be unpacked for nothing. */
    @Override
    protected void handleTransactionPayload(
            MySqlPartition partition, MySqlOffsetContext offset, ChangeEventSourceContext context, Event transaction) {
        UnpackedEvents.forEach(
                transaction,
                unpacked,
                event -> handleEvent(partition, offset, context, event),
                () -> context.isRunning() && errors.getProducerThrowable() == null);
    }
}
