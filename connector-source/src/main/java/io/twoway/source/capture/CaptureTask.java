package io.twoway.source.capture;

import io.debezium.DebeziumException;
import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.config.Field;
import io.debezium.connector.binlog.BinlogSourceTask;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.common.CdcSourceTaskContext;
import io.debezium.connector.mysql.Module;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlErrorHandler;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.jdbc.JdbcConnection;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.GuardrailValidator;
import io.debezium.pipeline.spi.Offsets;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.spi.snapshot.Snapshotter;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.source.added.AddedTableSource;
import io.twoway.source.outage.BinlogLine;
import io.twoway.source.reading.AddedTableReader;
import io.twoway.source.throttle.SourceThrottle;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A task that captures one MySQL server, as Debezium's own task does, with our parts in the places of some of Debezium's.
 *
 * <p>Debezium starts a task again in the same object after a lost connection: all but the error handler, which counts the
 * attempts, is made anew at each start.
 */
public abstract class CaptureTask extends BinlogSourceTask<MySqlPartition, MySqlOffsetContext> {

    // Mutable state: what the current start has made; the error handler outlives it
    private MySqlConnectorConfig config;
    private MySqlTaskContext loggingContext;
    private volatile Optional<CaptureParts> parts = Optional.empty();
    private volatile Optional<ErrorHandler> errorHandler = Optional.empty();
    private volatile Optional<AddedTableReader> addedTables = Optional.empty();

    @Override
    public CdcSourceTaskContext<? extends CommonConnectorConfig> preStart(Configuration configuration) {
        config = new CaptureConfig(configuration);
        loggingContext = new MySqlTaskContext(configuration, config);
        return loggingContext;
    }

    @Override
    public ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> start(Configuration configuration) {
        Offsets<MySqlPartition, MySqlOffsetContext> offsets = getPreviousOffsets(
                new MySqlPartition.Provider(config, configuration), new MySqlOffsetContext.Loader(config));
        registerServiceProviders(config.getServiceRegistry());
        CaptureParts made = CaptureParts.of(config, loggingContext, configuration, offsets, throttle());
        parts = Optional.of(made);
        checkStart(made, offsets);
        addedTables = Optional.of(new AddedTableReader(
                config,
                made.newConnection(),
                made.schema(),
                made.forms(),
                new BookkeepingDatabase(
                        configuration.getString(BookkeepingDatabase.CONFIG, BookkeepingDatabase.DEFAULT_NAME)),
                listener()::condition,
                made.throttle().load()));
        ErrorHandler errors = new MySqlErrorHandler(config, made.queue(), errorHandler.orElse(null));
        errorHandler = Optional.of(errors);
        return CaptureStart.of(
                made, offsets, errors, getAvailableSignalChannels(), getNotificationChannels(), line(), listener());
    }

    /** Returns what the reader of the binlog tells of its connection, made anew for each start. */
    protected abstract BinlogLine line();

    /** Returns who leads the snapshot, made anew for each start. */
    protected abstract SnapshotListener listener();

    /** Returns how fast what may be read, made anew for each start. */
    protected abstract SourceThrottle throttle();

    /** Debezium's own checks, in its order: each relies on those before. */
    private void checkStart(CaptureParts made, Offsets<MySqlPartition, MySqlOffsetContext> offsets) {
        BinlogConnectorConnection connection = made.connection();
        Snapshotter snapshotter = made.service(SnapshotterService.class).getSnapshotter();
        validateBinlogConfiguration(snapshotter, connection);
        if (validateSnapshotFeasibility(snapshotter, offsets.getTheOnlyOffset(), connection)) {
            offsets.resetOffset(offsets.getTheOnlyPartition());
        }
        try {
            if (config.getGuardrailCollectionsMax() > 0) {
                new GuardrailValidator(config, made.schema()).validate(connection.getAllTableIds());
            }
            // reading the schema history can take longer than a server keeps an idle connection
            connection.close();
            validateSchemaHistory(config, connection::validateLogPosition, offsets, made.schema(), snapshotter);
            connection.close();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new DebeziumException("Could not check the server before capturing it: " + e.getMessage(), e);
        }
    }

    /** Opens a connection to the captured server, which is the caller's to close; only after a start. */
    protected JdbcConnection newConnection() {
        return parts.orElseThrow().newConnection();
    }

    /** Returns where tables are read that come into the selection later; for the task's thread. */
    protected AddedTableSource addedTables() {
        return addedTables.orElseThrow();
    }

    @Override
    protected String connectorName() {
        return Module.name();
    }

    @Override
    public List<SourceRecord> doPoll() throws InterruptedException {
        return pollRecords(parts.orElseThrow().queue());
    }

    @Override
    protected Optional<ErrorHandler> getErrorHandler() {
        return errorHandler;
    }

    @Override
    protected void doStop() {
        addedTables.map(AddedTableReader::connection).ifPresent(CaptureParts::close);
        parts.ifPresent(CaptureParts::close);
    }

    @Override
    protected Iterable<Field> getAllConfigurationFields() {
        return MySqlConnectorConfig.ALL_FIELDS;
    }
}
