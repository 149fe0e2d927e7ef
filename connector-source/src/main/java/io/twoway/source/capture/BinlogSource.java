package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.MySqlGtid;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import io.debezium.connector.binlog.BinlogConnectorConfig;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSource;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;
import io.twoway.source.binlog.CompressedTransactions;
import io.twoway.source.binlog.ExactRows;
import io.twoway.source.binlog.FailingReader;
import io.twoway.source.binlog.PartialUpdateData;
import io.twoway.source.binlog.ReadableEvents;
import io.twoway.source.binlog.RowChoice;
import io.twoway.source.binlog.UnpackedEvents;
import io.twoway.source.outage.BinlogLine;
import io.twoway.source.session.SessionQuery;
import io.twoway.source.session.StatementSessions;
import io.twoway.source.unreadable.UnreadableChangeException;
import io.twoway.source.xa.XaRecords;
import io.twoway.source.xa.XaStatement;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Debezium's binlog reader, which reads the bytes of each row exactly, as what the binlog says they are, and stops at what it
 * cannot read.
 */
final class BinlogSource extends MySqlStreamingChangeEventSource {

    private final ErrorHandler errors;
    private final CapturedSchema schema;
    private final StatementSessions sessions;
    private final ConfirmedTables tables;
    private final ChangePace pace;
    private final XaRecords xa;
    private final EventDeserializer unpacked;
    private final ReadableEvents readable;
    private final BinlogPlace place = new BinlogPlace();
    private final FailingHandler handler = new FailingHandler(place);
    private final BinlogLine line;

    // Mutable state, of the thread that reads the binlog
    private final ReadGtids gtids = new ReadGtids();
    private BooleanSupplier goesOn = () -> true;

    /** @param needed tells of which tables rows are read that a sink wrote */
    BinlogSource(
            CaptureParts parts,
            EventDispatcher<MySqlPartition, TableId> dispatcher,
            ErrorHandler errors,
            MySqlStreamingChangeEventSourceMetrics metrics,
            BinaryLogClient client,
            BinlogLine line,
            Predicate<TableId> needed) {
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
        this.schema = parts.schema();
        this.sessions = new StatementSessions(parts::newConnection, parts.charsets());
        this.tables = new ConfirmedTables(parts);
        this.pace = new ChangePace(parts.throttle().changes(), number -> isLimited(parts, number));
        this.xa = new XaRecords(
                parts.config().getTransactionMetadataFactory().getTransactionStructMaker(),
                parts.names().transactionTopic(),
                parts.queue());
        this.readable = parts.readableEvents();
        this.line = line;
        RowChoice choice = parts.rowChoice(needed);
        this.unpacked = UnpackedEvents.reader(choice);
        client.setEventDeserializer(reader(choice));
        client.setHeartbeatInterval(beat(parts.config()));
        client.registerLifecycleListener(new BinlogReader(line, this::notRead));
    }

    private static boolean isLimited(CaptureParts parts, long number) {
        TableId table = parts.schema().getTableId(number);
        return table != null && parts.throttle().limits(table.catalog());
    }

    /** Nothing is known of a server between two of its heartbeats: it is to send one as often as the stream does. */
    @SuppressWarnings("deprecation") // the configuration is all that has the key
    private static long beat(MySqlConnectorConfig config) {
        long ours = config.getHeartbeatInterval().toMillis();
        long most = config.getConfig().getLong(BinlogConnectorConfig.KEEP_ALIVE_INTERVAL_MS) / 2;
        return ours > 0 ? Math.min(ours, most) : most;
    }

    private void notRead(Throwable reason) {
        errors.setProducerThrowable(handler.unread(reason));
    }

    @Override
    protected void prepareTransaction(MySqlOffsetContext offset, Event event) throws InterruptedException {
        handle(event, () -> xa.prepared(unwrapData(event), offset, eventTimestamp));
    }

    private EventDeserializer reader(RowChoice choice) {
        EventDeserializer reader = createEventDeserializer();
        ExactRows.registerAt(reader, choice);
        reader.setEventDataDeserializer(EventType.TRANSACTION_PAYLOAD, new CompressedTransactions());
        return new FailingReader(reader);
    }

    /** Debezium lets an Error end the client's thread, and with it the reading, without a word. */
    @Override
    protected void handleEvent(
            MySqlPartition partition, MySqlOffsetContext offset, ChangeEventSourceContext context, Event event) {
        line.reads(event.getHeader().getEventType() == EventType.HEARTBEAT);
        if (handler.hasFailed()) {
            return;
        }
        goesOn = context::isRunning;
        place.enter(event);
        try {
            super.handleEvent(partition, offset, context, withWholeRows(event));
        } catch (Error e) {
            errors.setProducerThrowable(handler.failure(e));
        } finally {
            place.leave();
        }
    }

    /** The rows of a partial update are whole by now: Debezium need not know. */
    private static Event withWholeRows(Event event) {
        if (event.getData() instanceof PartialUpdateData && event.getHeader() instanceof EventHeaderV4 header) {
            header.setEventType(EventType.EXT_UPDATE_ROWS);
        }
        return event;
    }

    @Override
    protected void handleQueryEvent(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        handle(event, () -> query(partition, offset, event));
    }

    private void query(MySqlPartition partition, MySqlOffsetContext offset, Event event) throws InterruptedException {
        QueryEventData query = unwrapData(event);
        Optional<XaStatement> statement = XaStatement.of(query.getSql());
        if (statement.isEmpty()) {
            if (query instanceof SessionQuery told && !told.bounds()) {
                schema.enter(sessions.read(told, event.getHeader().getTimestamp(), ReadableEvents.isOfSession(event)));
            }
            super.handleQueryEvent(partition, offset, event);
            return;
        }
        handleTransactionBegin(partition, offset, event, query.getThreadId());
        xa.read(statement.get(), partition, offset, eventTimestamp);
    }

    @Override
    protected void handleUpdateTableMetadata(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        handle(event, () -> {
            tables.confirm(unwrapData(event));
            super.handleUpdateTableMetadata(partition, offset, event);
        });
    }

    @Override
    protected void handleInsert(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        handleRows(event, () -> super.handleInsert(partition, offset, event));
    }

    @Override
    protected void handleUpdate(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        handleRows(event, () -> super.handleUpdate(partition, offset, event));
    }

    @Override
    protected void handleDelete(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        handleRows(event, () -> super.handleDelete(partition, offset, event));
    }

    @Override
    protected void handleServerIncident(MySqlPartition partition, MySqlOffsetContext offset, Event event) {
        if (admits(event)) {
            super.handleServerIncident(partition, offset, event);
        }
    }

    /** Debezium has no handler for it. */
    @Override
    protected void ignoreEvent(MySqlOffsetContext offset, Event event) {
        if (admits(event)) {
            super.ignoreEvent(offset, event);
        }
    }

    private void handleRows(Event event, FailingHandler.Handling handling) throws InterruptedException {
        handle(event, () -> {
            pace.pass(event, unwrapData(event), goesOn);
            handling.run();
        });
    }

    private void handle(Event event, FailingHandler.Handling handling) throws InterruptedException {
        if (admits(event)) {
            handler.handle(handling);
        }
    }

    private boolean admits(Event event) {
        try {
            return readable.admit(event, place.now());
        } catch (UnreadableChangeException e) {
            throw handler.stopped(e);
        }
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
