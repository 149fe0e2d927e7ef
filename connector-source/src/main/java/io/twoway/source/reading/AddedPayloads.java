package io.twoway.source.reading;

import io.debezium.connector.SnapshotRecord;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.relational.TableId;
import io.debezium.relational.TableSchema;
import io.debezium.relational.history.ConnectTableChangeSerializer;
import io.debezium.relational.history.HistoryRecord.Fields;
import io.debezium.schema.SchemaFactory;
import io.twoway.offset.AddedTable;
import io.twoway.source.added.Payload;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Makes what an added table sends look as if Debezium's snapshot had read it. */
final class AddedPayloads {

    private final MySqlConnectorConfig config;
    private final Schema statementKey;
    private final Schema statementValue;

    AddedPayloads(MySqlConnectorConfig config) {
        this.config = config;
        this.statementKey = SchemaFactory.get().schemaHistoryConnectorKeySchema(config.schemaNameAdjuster(), config);
        this.statementValue = SchemaFactory.get()
                .schemaHistoryConnectorValueSchema(
                        config.schemaNameAdjuster(),
                        config,
                        new ConnectTableChangeSerializer(config.schemaNameAdjuster()));
    }

    Payload row(TableSchema schema, Object[] row) {
        Instant now = Instant.now();
        Struct value = schema.getEnvelopeSchema().read(schema.valueFromColumnData(row), source(schema.id(), now), now);
        return new Payload(schema.keyFromColumnData(row), value);
    }

    Payload statement(AddedTable table, String statement) {
        Instant now = Instant.now();
        Struct value = new Struct(statementValue)
                .put(Fields.SOURCE, source(new TableId(table.database(), null, table.name()), now))
                .put(Fields.TIMESTAMP, now.toEpochMilli())
                .put(Fields.DATABASE_NAME, table.database())
                .put(Fields.DDL_STATEMENTS, statement)
                .put(Fields.TABLE_CHANGES, List.of());
        return new Payload(new Struct(statementKey).put(Fields.DATABASE_NAME, table.database()), value);
    }

    private Struct source(TableId table, Instant now) {
        MySqlOffsetContext context = MySqlOffsetContext.initial(config);
        context.getSource().setSnapshot(SnapshotRecord.TRUE);
        context.event(table, now);
        return context.getSourceInfo();
    }
}
