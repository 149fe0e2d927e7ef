package io.twoway.source.capture;

import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.binlog.jdbc.BinlogSystemVariables.BinlogScope;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSource;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSourceMetrics;
import io.debezium.jdbc.JdbcConnection;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.EventDispatcher.SnapshotReceiver;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.pipeline.source.SnapshottingTask;
import io.debezium.pipeline.spi.ChangeRecordEmitter;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;
import io.twoway.source.exact.ExactConnection;
import io.twoway.source.exact.ExactSelect;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.reading.DefinitionReader;
import io.twoway.source.reading.ReadableName;
import io.twoway.source.rows.RowTable;
import io.twoway.source.throttle.LoadPace;
import io.twoway.source.xa.PreparedAtStart;
import io.twoway.table.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's snapshot, which selects each column in a form that is exact, and is led by a listener: it may begin the stream
 * earlier, and leave tables out that were read before and rows that are not to travel.
 */
final class SnapshotSource extends MySqlSnapshotChangeEventSource {

    private final CaptureParts parts;
    private final SnapshotListener listener;
    private final LoadPace load;
    private final SnapshotReaders readers = new SnapshotReaders();

    // Mutable state, of one snapshot
    private List<Table> captured = List.of();
    private final Set<TableId> withRows = ConcurrentHashMap.newKeySet();
    private volatile Optional<ChangeEventSourceContext> context = Optional.empty();

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
        this.load = new LoadPace(parts.throttle().load(), this::goesOn);
    }

    /** The queue holds one record back, because only behind the last one it is known to be the last. */
    private static void flushLast(CaptureParts parts, Function<SourceRecord, SourceRecord> modify)
            throws InterruptedException {
        parts.queue().flushBuffer(event -> new DataChangeEvent(modify.apply(event.getRecord())));
        parts.queue().disableBuffering();
    }

    @Override
    protected void lockTablesForSchemaSnapshot(
            ChangeEventSourceContext running, RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot)
            throws SQLException {
        new PreparedAtStart(parts.connection(), java.time.Clock.systemUTC())
                .lockWithout(() -> super.lockTablesForSchemaSnapshot(running, snapshot));
    }

    @Override
    protected void connectionPoolConnectionCreated(
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot, JdbcConnection connection)
            throws SQLException {
        SnapshotReaders.prepare((ExactConnection) connection);
    }

    /** Called when the lock is held, whichever one that is. */
    @Override
    protected void determineSnapshotOffset(
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot, MySqlOffsetContext previous)
            throws Exception {
        super.determineSnapshotOffset(snapshot, previous);
        readers.see(parts.connection(), connectionPool);
    }

    /** A query before the lock is held would show its connection an earlier state. */
    @Override
    protected Optional<String> getSnapshotConnectionFirstSelect(
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot, TableId table) {
        return Optional.empty();
    }

    @Override
    protected void readTableStructure(
            ChangeEventSourceContext running,
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot,
            MySqlOffsetContext offset,
            SnapshottingTask task)
            throws Exception {
        context = Optional.of(running);
        snapshot.capturedTables.forEach(table -> ReadableName.require(new TableName(table.catalog(), table.table())));
        snapshot.capturedTables = inOrderOfNames(snapshot.capturedTables);
        // definitions, too, are shown by the session's time zone and quotes
        parts.connection().executeWithoutCommitting(RowTable.SESSION);
        super.readTableStructure(running, snapshot, offset, task);
        // whatever Debezium's parser makes of them
        captured = new DefinitionReader(parts.connection())
                .tables(snapshot.capturedTables, id -> parts.schema().tableFor(id));
        parts.schema().setSystemVariables(BinlogScope.GLOBAL, globalMode());
        listener.structureRead(parts.connection());
        readers.require(parts.connection().connection());
    }

    /** Debezium takes the mode of this session for that of the others. */
    private Map<String, String> globalMode() throws SQLException {
        return parts.connection().queryAndMap("SELECT @@global.sql_mode", row -> {
            row.next();
            return Map.of("sql_mode", row.getString(1));
        });
    }

    @Override
    protected void createSchemaChangeEventsForTables(
            ChangeEventSourceContext running,
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot,
            SnapshottingTask task)
            throws Exception {
        super.createSchemaChangeEventsForTables(running, snapshot, task);
        for (Table table : captured) {
            if (parts.schema().tableFor(table.id()) != table) {
                parts.schema().refresh(table);
                snapshot.tables.overwriteTable(table);
            }
        }
    }

    /** So that the name of the table that is being read tells which were read before. */
    private static Set<TableId> inOrderOfNames(Set<TableId> tables) {
        return tables.stream()
                .sorted(Comparator.comparing(table -> table.catalog() + "." + table.table()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    protected void setOffsetContextBinlogPositionAndGtidDetailsForSnapshot(
            MySqlOffsetContext offset, BinlogConnectorConnection connection, SnapshotterService service)
            throws Exception {
        super.setOffsetContextBinlogPositionAndGtidDetailsForSnapshot(offset, connection, service);
        BinlogPoint start = listener.positioned(new BinlogPoint(
                offset.getSource().getCurrentBinlogFilename(),
                offset.getSource().getCurrentBinlogPosition(),
                Objects.requireNonNullElse(offset.gtidSet(), "")));
        offset.setBinlogStartPoint(start.file(), start.position());
        offset.setCompletedGtidSet(start.gtids());
    }

    @Override
    protected Optional<String> getSnapshotSelect(
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot,
            TableId table,
            List<String> quotedColumns) {
        if (!listener.isToBeRead(table)) {
            return Optional.empty();
        }
        List<String> expressions = ExactSelect.of(parts.connection(), snapshot.tables.forTable(table), quotedColumns);
        return super.getSnapshotSelect(snapshot, table, expressions).map(select -> restricted(select, table));
    }

    @Override
    protected Callable<Void> createDataEventsForTableCallable(
            ChangeEventSourceContext running,
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot,
            SnapshotReceiver<MySqlPartition> receiver,
            Table table,
            boolean first,
            boolean last,
            int number,
            int count,
            String select,
            OptionalLong rows,
            Set<TableId> tables,
            Queue<JdbcConnection> connections,
            Queue<MySqlOffsetContext> offsets) {
        listener.reading(table.id());
        return super.createDataEventsForTableCallable(
                running,
                snapshot,
                receiver,
                table,
                first,
                last,
                number,
                count,
                select,
                rows,
                tables,
                connections,
                offsets);
    }

    @Override
    protected void doCreateDataEventsForTable(
            ChangeEventSourceContext running,
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshot,
            MySqlOffsetContext offset,
            SnapshotReceiver<MySqlPartition> receiver,
            Table table,
            boolean first,
            boolean last,
            int number,
            int count,
            String select,
            OptionalLong rows,
            Set<TableId> tables,
            JdbcConnection connection)
            throws InterruptedException, SQLException {
        readers.read(() -> super.doCreateDataEventsForTable(
                running,
                snapshot,
                offset,
                receiver,
                table,
                first,
                last,
                number,
                count,
                select,
                rows,
                tables,
                connection));
        if (!withRows.contains(table.id())) {
            listener.foundEmpty(table.id());
        }
    }

    @Override
    protected ResultSet resultSetForDataEvents(String select, Statement statement) throws SQLException {
        load.awaitQuery();
        readers.require(statement.getConnection());
        return super.resultSetForDataEvents(select, statement);
    }

    @Override
    protected ChangeRecordEmitter<MySqlPartition> getChangeRecordEmitter(
            MySqlPartition partition, MySqlOffsetContext offset, TableId table, Object[] row, Instant timestamp) {
        readers.goOn();
        withRows.add(table);
        load.await(row);
        return super.getChangeRecordEmitter(partition, offset, table, row, timestamp);
    }

    /** A snapshot that is to stop stops at its next row. */
    private boolean goesOn() {
        return context.filter(running -> !running.isRunning()).isEmpty();
    }

    private String restricted(String select, TableId table) {
        return listener.condition(table)
                .map(condition -> select + " WHERE (" + condition + ")")
                .orElse(select);
    }
}
