package io.twoway.source.capture;

import io.debezium.DebeziumException;
import io.debezium.connector.binlog.BinlogConnectorConfig;
import io.debezium.connector.binlog.charset.BinlogCharsetRegistry;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlDatabaseSchema;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.connector.mysql.jdbc.MySqlValueConverters;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.ddl.DdlParser;
import io.debezium.schema.SchemaChangeEvent;
import io.debezium.schema.SchemaNameAdjuster;
import io.debezium.spi.topic.TopicNamingStrategy;
import io.twoway.contract.OriginSession;
import io.twoway.source.statement.SessionLabel;
import io.twoway.source.statement.TolerantDdlParser;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.SchemaBuilderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables as they are at the position that is read: as DDL left them, until the binlog confirms or corrects it. */
final class CapturedSchema extends MySqlDatabaseSchema {

    private static final Logger LOG = LoggerFactory.getLogger(CapturedSchema.class);

    // Mutable state, of the thread that reads the binlog
    private OriginSession session = OriginSession.NONE;

    CapturedSchema(
            MySqlConnectorConfig config,
            MySqlTaskContext context,
            MySqlValueConverters values,
            TopicNamingStrategy<TableId> names,
            boolean ignoringCase,
            CustomConverterRegistry converters) {
        super(config, values, names, partByPart(config.schemaNameAdjuster()), ignoringCase, converters, context);
    }

    /** Debezium looks at the first character of the whole name only, but a table's or database's may be a digit as well. */
    static SchemaNameAdjuster partByPart(SchemaNameAdjuster adjuster) {
        return name -> Stream.of(name.split("\\.", -1)).map(adjuster::adjust).collect(Collectors.joining("."));
    }

    /** What DDL text makes of a table may be no table at all; it is unknown then, until the binlog tells what it is. */
    @Override
    protected void buildAndRegisterSchema(Table table) {
        try {
            super.buildAndRegisterSchema(table);
        } catch (RuntimeException e) {
            LOG.debug("Not known until the binlog tells its columns: {}", table, e);
            removeSchema(table.id());
            tables().removeTable(table.id());
        }
    }

    /** Returns what is known of a table, captured or not; null for nothing. */
    Table known(TableId id) {
        return tables().forTable(id);
    }

    /**
     * Takes a definition that is sure.
     *
     * @throws DebeziumException when no record can have its columns
     */
    @Override
    public void refresh(Table table) {
        tables().overwriteTable(table);
        try {
            super.buildAndRegisterSchema(table);
        } catch (SchemaBuilderException e) {
            throw undescribed(table, e);
        }
    }

    /** Returns the error of a table whose columns no record can have. */
    static DebeziumException undescribed(Table table, SchemaBuilderException cause) {
        return new DebeziumException(
                "Table " + table.id() + " cannot be described: " + cause.getMessage() + ". If two of its columns have "
                        + "names that become one, set field.name.adjustment.mode=avro_unicode at both sources and "
                        + "restart the task: nothing was skipped.",
                cause);
    }

    /** The parent's constructor calls it: nothing of this object is there yet. */
    @Override
    @SuppressWarnings("deprecation") // the configuration is all that this call is given
    protected DdlParser createDdlParser(BinlogConnectorConfig config, MySqlValueConverters values) {
        boolean comments = config.isSchemaCommentsHistoryEnabled();
        BinlogCharsetRegistry charsets = config.getServiceRegistry().getService(BinlogCharsetRegistry.class);
        return new TolerantDdlParser(new MySqlAntlrDdlParser(true, false, comments, getTableFilter(), charsets));
    }

    /** Takes up the session of the statement that comes next. */
    void enter(OriginSession next) {
        session = next;
    }

    @Override
    public List<SchemaChangeEvent> parseStreamingDdl(
            MySqlPartition partition, String ddl, String database, MySqlOffsetContext offset, Instant time) {
        return super.parseStreamingDdl(partition, SessionLabel.on(session, ddl), database, offset, time);
    }
}
