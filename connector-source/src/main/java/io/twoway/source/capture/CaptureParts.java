package io.twoway.source.capture;

import io.debezium.bean.StandardBeanNames;
import io.debezium.bean.spi.BeanRegistry;
import io.debezium.config.Configuration;
import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.base.QueueProviderService;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.connector.mysql.jdbc.MySqlConnection;
import io.debezium.connector.mysql.jdbc.MySqlConnectionConfiguration;
import io.debezium.connector.mysql.jdbc.MySqlValueConverters;
import io.debezium.jdbc.DefaultMainConnectionProvidingConnectionFactory;
import io.debezium.jdbc.MainConnectionProvidingConnectionFactory;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.spi.Offsets;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables.TableFilter;
import io.debezium.service.Service;
import io.debezium.spi.topic.TopicNamingStrategy;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.source.binlog.ReadableEvents;
import io.twoway.source.binlog.RowChoice;
import io.twoway.source.charset.CharsetTables;
import io.twoway.source.charset.ServerCharsets;
import io.twoway.source.config.SourceKeys;
import io.twoway.source.exact.ExactConnection;
import io.twoway.source.exact.ExactFieldReader;
import io.twoway.source.exact.ExactValues;
import io.twoway.source.naming.TopicNames;
import io.twoway.source.throttle.SourceThrottle;
import io.twoway.source.unreadable.UnreadablePolicy;
import java.sql.SQLException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts that one start of a capture is made of, and what has to be closed with it.
 *
 * @param config Debezium's view of the settings
 * @param context the task's context in logs and metrics
 * @param connections makes connections to the captured server
 * @param connection the one that the snapshot and the checks use
 * @param beansConnection the one that Debezium's services use
 * @param names Debezium's topic names, which name the schemas too
 * @param values turns what MySQL sends into what Connect carries
 * @param charsets the server's character sets
 * @param schema the tables as they are at the position that is read
 * @param throttle how fast what may be read; closed by who made it
 * @param queue between the thread that reads and the task's
 */
record CaptureParts(
        MySqlConnectorConfig config,
        MySqlTaskContext context,
        MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connections,
        BinlogConnectorConnection connection,
        BinlogConnectorConnection beansConnection,
        TopicNamingStrategy<TableId> names,
        MySqlValueConverters values,
        ServerCharsets charsets,
        CapturedSchema schema,
        SourceThrottle throttle,
        ChangeEventQueue<DataChangeEvent> queue) {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureParts.class);
    private static final String LOGGING_CONTEXT = "mysql-connector-task";

    /** Makes the parts; service providers must be registered. */
    static CaptureParts of(
            MySqlConnectorConfig config,
            MySqlTaskContext context,
            Configuration configuration,
            Offsets<MySqlPartition, MySqlOffsetContext> offsets,
            SourceThrottle throttle) {
        MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connections =
                new DefaultMainConnectionProvidingConnectionFactory<>(() -> connection(config, configuration));
        BinlogConnectorConnection connection = connections.mainConnection();
        BinlogConnectorConnection beansConnection = connections.newConnection();
        TopicNamingStrategy<TableId> names = names(config);
        CharsetTables charsets = new CharsetTables(connections::newConnection);
        MySqlValueConverters values = values(config, charsets);
        CapturedSchema schema = schema(config, context, values, names, connection.isTableIdCaseSensitive());
        BeanRegistry beans = config.getBeanRegistry(); // Debezium's services, the queue's too, are configured by them
        beans.add(StandardBeanNames.CONFIGURATION, configuration);
        beans.add(StandardBeanNames.CONNECTOR_CONFIG, config);
        beans.add(StandardBeanNames.DATABASE_SCHEMA, schema);
        beans.add(StandardBeanNames.JDBC_CONNECTION, beansConnection);
        beans.add(StandardBeanNames.VALUE_CONVERTER, values);
        beans.add(StandardBeanNames.OFFSETS, offsets);
        beans.add(StandardBeanNames.CDC_SOURCE_TASK_CONTEXT, context);
        return new CaptureParts(
                config,
                context,
                connections,
                connection,
                beansConnection,
                names,
                values,
                new ServerCharsets(connections::newConnection, charsets),
                schema,
                throttle,
                queue(config, context));
    }

    @SuppressWarnings("unchecked") // Debezium's own return type is raw
    private static TopicNamingStrategy<TableId> names(MySqlConnectorConfig config) {
        return new TopicNames(config.getTopicNamingStrategy(MySqlConnectorConfig.TOPIC_NAMING_STRATEGY));
    }

    private static CapturedSchema schema(
            MySqlConnectorConfig config,
            MySqlTaskContext context,
            MySqlValueConverters values,
            TopicNamingStrategy<TableId> names,
            boolean ignoringCase) {
        return new CapturedSchema(
                config, context, values, names, ignoringCase, service(config, CustomConverterRegistry.class));
    }

    private static MySqlConnection connection(MySqlConnectorConfig config, Configuration configuration) {
        Configuration streaming = configuration
                .edit()
                .withDefault("database.responseBuffering", "adaptive")
                .withDefault("database.fetchSize", 10_000)
                // an expression must be known by the name of its column
                .with("driver.useOldAliasMetadataBehavior", true)
                // values are read as the text protocol sends them
                .with("driver.useCursorFetch", false)
                .build();
        return new ExactConnection(new MySqlConnectionConfiguration(streaming), new ExactFieldReader(config));
    }

    private static MySqlValueConverters values(MySqlConnectorConfig config, CharsetTables charsets) {
        return new ExactValues(
                config.getDecimalMode(),
                config.getTemporalPrecisionMode(),
                config.getBigIntUnsignedHandlingMode().asBigIntUnsignedMode(),
                config.binaryHandlingMode(),
                temporal -> temporal, // enable.time.adjuster is off: see RequiredSetting
                config.getEventConvertingFailureHandlingMode(),
                config.getServiceRegistry(),
                charsets);
    }

    private static ChangeEventQueue<DataChangeEvent> queue(MySqlConnectorConfig config, MySqlTaskContext context) {
        return new ChangeEventQueue.Builder<DataChangeEvent>()
                .pollInterval(config.getPollInterval())
                .maxBatchSize(config.getMaxBatchSize())
                .maxQueueSize(config.getMaxQueueSize())
                .maxQueueSizeInBytes(config.getMaxQueueSizeInBytes())
                .queueProvider(service(config, QueueProviderService.class).getQueueProvider())
                .loggingContextSupplier(() -> context.configureLoggingContext(LOGGING_CONTEXT))
                .buffering()
                .build();
    }

    private static <T extends Service> T service(MySqlConnectorConfig config, Class<T> type) {
        return config.getServiceRegistry().tryGetService(type);
    }

    <T extends Service> T service(Class<T> type) {
        return service(config, type);
    }

    /** Makes what gives the rows of a table their form, whatever is known of it at the position that is read. */
    RecordForms forms() {
        return new RecordForms(config, values, names, service(CustomConverterRegistry.class));
    }

    /** Makes what tells the changes that can be read from those that stop the capture. */
    @SuppressWarnings("deprecation") // Debezium hands its own view of the settings on, which lacks ours
    ReadableEvents readableEvents() {
        Configuration settings = config.getConfig();
        UnreadablePolicy policy = new UnreadablePolicy(
                settings.getString(SourceKeys.UNREADABLE_CHANGE, UnreadablePolicy.STOP),
                settings.getString(SourceKeys.UNREADABLE_CHANGE_SKIP, ""));
        TableFilter captured = config.getTableFilters().dataCollectionFilter();
        return new ReadableEvents(policy, captured::isIncluded, table -> schema.tableFor(table) != null);
    }

    /** Makes what tells the rows that are read from those that need not be. */
    @SuppressWarnings("deprecation") // as above
    RowChoice rowChoice(Predicate<TableId> needed) {
        String name = config.getConfig().getString(BookkeepingDatabase.CONFIG, BookkeepingDatabase.DEFAULT_NAME);
        return new RowChoice(new BookkeepingDatabase(name), needed);
    }

    /** Makes another connection, for a heartbeat's query. */
    BinlogConnectorConnection newConnection() {
        return connections.newConnection();
    }

    void close() {
        close(connection);
        close(beansConnection);
        schema.close();
        queue.close();
    }

    static void close(BinlogConnectorConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A connection could not be closed in good order: {}", e.getMessage(), e);
        }
    }
}
