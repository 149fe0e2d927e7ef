package io.twoway.source.capture;

import io.debezium.DebeziumException;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.jdbc.MySqlDefaultValueConverter;
import io.debezium.connector.mysql.jdbc.MySqlValueConverters;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.TableSchema;
import io.debezium.relational.TableSchemaBuilder;
import io.debezium.relational.mapping.ColumnMappers;
import io.debezium.spi.topic.TopicNamingStrategy;
import java.util.function.Function;
import org.apache.kafka.connect.errors.SchemaBuilderException;

/** Makes the form that a table's rows have in records, as {@link CapturedSchema} does of the tables that it knows. */
final class RecordForms implements Function<Table, TableSchema> {

    private final MySqlConnectorConfig config;
    private final TopicNamingStrategy<TableId> names;
    private final TableSchemaBuilder builder;
    private final ColumnMappers mappers;

    RecordForms(
            MySqlConnectorConfig config,
            MySqlValueConverters values,
            TopicNamingStrategy<TableId> names,
            CustomConverterRegistry converters) {
        this.config = config;
        this.names = names;
        this.mappers = ColumnMappers.create(config);
        this.builder = new TableSchemaBuilder(
                values,
                new MySqlDefaultValueConverter(values),
                CapturedSchema.partByPart(config.schemaNameAdjuster()),
                converters,
                config.getSourceInfoStructMaker().schema(),
                config.getFieldNamer(),
                false,
                config.getEventConvertingFailureHandlingMode());
    }

    /** @throws DebeziumException when no record can have its columns */
    @Override
    public TableSchema apply(Table table) {
        try {
            return builder.create(names, table, config.getColumnFilter(), mappers, config.getKeyMapper());
        } catch (SchemaBuilderException e) {
            throw CapturedSchema.undescribed(table, e);
        }
    }
}
