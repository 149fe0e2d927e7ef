package io.twoway.source.exact;

import io.debezium.connector.binlog.jdbc.BinlogFieldReader;
import io.debezium.connector.mysql.jdbc.MySqlConnection;
import io.debezium.connector.mysql.jdbc.MySqlConnectionConfiguration;
import io.debezium.pipeline.source.snapshot.incremental.ChunkQueryBuilder;
import io.debezium.pipeline.source.snapshot.incremental.DefaultChunkQueryBuilder;
import io.debezium.relational.Column;
import io.debezium.relational.RelationalDatabaseConnectorConfig;
import io.debezium.relational.Table;
import io.debezium.spi.schema.DataCollectionId;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** A connection whose incremental snapshots select each column in a form that is exact, as {@code SnapshotSource} does. */
public final class ExactConnection extends MySqlConnection {

    private volatile boolean irreplaceable;

    public ExactConnection(MySqlConnectionConfiguration config, BinlogFieldReader reader) {
        super(config, reader);
    }

    /**
     * Lets the connection count as valid from now on, also when it is lost: its next statement then fails. Debezium would connect
     * anew instead, to a later state of the server, and for that ask another connection while a thread reads rows from it.
     */
    public void neverReplace() {
        irreplaceable = true;
    }

    @Override
    public synchronized boolean isValid() throws SQLException {
        return irreplaceable || super.isValid();
    }

    @Override
    public <T extends DataCollectionId> ChunkQueryBuilder<T> chunkQueryBuilder(
            RelationalDatabaseConnectorConfig config) {
        return new ExactChunks<>(config, this);
    }

    private static final class ExactChunks<T extends DataCollectionId> extends DefaultChunkQueryBuilder<T> {

        ExactChunks(RelationalDatabaseConnectorConfig config, ExactConnection connection) {
            super(config, connection);
        }

        @Override
        protected String buildProjection(Table table) {
            return table.columns().stream()
                    .filter(column -> columnFilter.matches(
                            table.id().catalog(),
                            table.id().schema(),
                            table.id().table(),
                            column.name()))
                    .map(column -> selected(table, column))
                    .collect(Collectors.joining(", "));
        }

        /** Chunks are ordered by the key, so its columns must not be hidden by expressions of their names. */
        private String selected(Table table, Column column) {
            String quoted = jdbcConnection.quoteIdentifier(column.name());
            return table.isPrimaryKeyColumn(column.name())
                    ? quoted
                    : ColumnRead.of(column).map(read -> read.selected(quoted)).orElse(quoted);
        }
    }
}
