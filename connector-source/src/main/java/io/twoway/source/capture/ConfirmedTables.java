package io.twoway.source.capture;

import io.debezium.DebeziumException;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables.TableFilter;
import io.twoway.source.config.SourceKeys;
import io.twoway.source.definition.CollationCharsets;
import io.twoway.source.definition.Reconciliation;
import io.twoway.source.definition.Reconciliation.Agreed;
import io.twoway.source.definition.Reconciliation.Outcome;
import io.twoway.source.definition.Reconciliation.Unclear;
import io.twoway.source.definition.TableDefinition;
import io.twoway.source.definition.TableMapData;
import io.twoway.source.reading.DefinitionReader;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables whose rows are read as the binlog says. Before the first row behind each change of a definition, the one that
 * DDL text gave a table is corrected by what the binlog tells of the rows.
 */
final class ConfirmedTables {

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmedTables.class);

    private static final int MOST = 10_000;

    /** Definition that was confirmed; the same objects need no second look. */
    private record Confirmed(TableMapData told, Table table) {}

    private final CapturedSchema schema;
    private final TableFilter captured;
    private final CollationCharsets charsets;
    private final CaptureParts parts;
    private final Set<String> serverIsRight;

    // Mutable state, of the thread that reads the binlog
    private final Map<TableId, Confirmed> confirmed = new HashMap<>();

    @SuppressWarnings("deprecation") // the configuration is all that has the key
    ConfirmedTables(CaptureParts parts) {
        this.parts = parts;
        this.schema = parts.schema();
        this.captured = parts.config().getTableFilters().dataCollectionFilter();
        this.charsets = parts.charsets();
        String named = parts.config().getConfig().getString(SourceKeys.DEFINITION_FROM_SERVER, "");
        this.serverIsRight = Stream.of(named.split(",")).map(String::trim).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Makes sure that the rows of a table are read right.
     *
     * @throws DebeziumException when that is not sure, with what to do
     */
    void confirm(TableMapData told) {
        TableId id = new TableId(told.getDatabase(), null, told.getTable());
        Confirmed last = confirmed.get(id);
        if (last != null && last.told() == told && last.table() == schema.known(id)) {
            return;
        }
        if (captured.isIncluded(id)) {
            confirm(id, told, schema.known(id));
        }
        if (confirmed.size() == MOST) {
            confirmed.clear(); // most are gone, under names that were used once
        }
        confirmed.put(id, new Confirmed(told, schema.known(id)));
    }

    private void confirm(TableId id, TableMapData told, Table known) {
        Table table = agreed(Reconciliation.of(
                Optional.ofNullable(known),
                told,
                charsets,
                () -> now(id),
                serverIsRight.contains(id.catalog() + "." + id.table())));
        if (table != known) {
            LOG.debug("Table {} is read as the binlog has it: {}", id, table);
            schema.refresh(table);
        }
    }

    private static Table agreed(Outcome outcome) {
        if (outcome instanceof Unclear unclear) {
            throw new DebeziumException(unclear.message());
        }
        return ((Agreed) outcome).table();
    }

    private Optional<TableDefinition> now(TableId id) {
        try (BinlogConnectorConnection connection = parts.newConnection()) {
            return new DefinitionReader(connection).table(id);
        } catch (SQLException e) {
            throw new RetriableException("The definition of table " + id + " could not be read: " + e.getMessage(), e);
        }
    }
}
