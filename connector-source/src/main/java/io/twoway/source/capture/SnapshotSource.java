package io.twoway.source.capture;

import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.binlog.jdbc.BinlogSystemVariables.BinlogScope;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSource;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSourceMetrics;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.pipeline.source.SnapshottingTask;
import io.debezium.pipeline.spi.ChangeRecordEmitter;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;
import io.twoway.limit.Quantity;
import io.twoway.source.exact.ColumnRead;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.reading.ReadableName;
import io.twoway.source.rows.RowTable;
import io.twoway.source.throttle.LoadedRow;
import io.twoway.source.xa.PreparedAtStart;
import io.twoway.table.TableName;
import io.twoway.throttle.Throttle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Throttle load;

    // Mutable state, of one snapshot
    private List<Table> captured = List.of();
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
        this.load = parts.throttle().load();
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
        captured = asTheServerHas(snapshot.capturedTables);
        parts.schema().setSystemVariables(BinlogScope.GLOBAL, globalMode());
        listener.structureRead(parts.connection());
    }

    /** Debezium takes the mode of this session for that of the others. */
    private Map<String, String> globalMode() throws SQLException {
        return parts.connection().queryAndMap("SELECT @@global.sql_mode", row -> {
            row.next();
            return Map.of("sql_mode", row.getString(1));
        });
    }

    /** Returns the captured tables as the server says they are, whatever Debezium's parser makes of them. */
    private List<Table> asTheServerHas(Set<TableId> captured) throws SQLException {
        DefinitionReader server = new DefinitionReader(parts.connection());
        List<Table> tables = new ArrayList<>();
        for (String database :
                captured.stream().map(TableId::catalog).distinct().toList()) {
            server.database(database).forEach((id, definition) -> {
                if (captured.contains(id)) {
                    tables.add(definition.applied(
                            id, Optional.ofNullable(parts.schema().tableFor(id))));
                }
            });
        }
        return tables;
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
        Map<String, String> exact = exact(snapshot.tables.forTable(table));
        List<String> expressions = quotedColumns.stream()
                .map(column -> exact.getOrDefault(column, column))
                .toList();
        return super.getSnapshotSelect(snapshot, table, expressions).map(select -> restricted(select, table));
    }

    @Override
    protected ResultSet resultSetForDataEvents(String select, Statement statement) throws SQLException {
        await(() -> load.awaitQuery(this::goesOn));
        load.passed(Quantity.QUERIES, 1);
        return super.resultSetForDataEvents(select, statement);
    }

    @Override
    protected ChangeRecordEmitter<MySqlPartition> getChangeRecordEmitter(
            MySqlPartition partition, MySqlOffsetContext offset, TableId table, Object[] row, Instant timestamp) {
        await(() -> load.await(this::goesOn));
        LoadedRow.passed(load, row);
        return super.getChangeRecordEmitter(partition, offset, table, row, timestamp);
    }

    /** A snapshot that is to stop stops at its next row. */
    private boolean goesOn() {
        return context.filter(running -> !running.isRunning()).isEmpty();
    }

    private static void await(Wait wait) {
        try {
            wait.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the queue of the row does not take it then
        }
    }

    private interface Wait {
        void run() throws InterruptedException;
    }

    private String restricted(String select, TableId table) {
        return listener.condition(table)
                .map(condition -> select + " WHERE (" + condition + ")")
                .orElse(select);
    }

    private Map<String, String> exact(Table table) {
        return table.columns().stream()
                .collect(Collectors.toMap(column -> parts.connection().quoteIdentifier(column.name()), this::exact));
    }

    private String exact(Column column) {
        String quoted = parts.connection().quoteIdentifier(column.name());
        return ColumnRead.of(column).map(read -> read.selected(quoted)).orElse(quoted);
    }
}
