package io.twoway.sink.decode;

import io.twoway.sink.mapping.MappedTables;
import io.twoway.sink.mapping.NameMapping;
import io.twoway.sink.mapping.StatementMapping;
import io.twoway.sink.mapping.UnmappableStatementException;
import io.twoway.table.TableName;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/** Gives the events of a stream the names that their databases, tables and columns have at the destination. */
final class DestinationNames {

    private final NameMapping names;
    private final MappedTables tables;
    private final MappedRows rows;
    private final StatementMapping statements;

    DestinationNames(NameMapping names) {
        this.names = names;
        this.tables = new MappedTables(names);
        this.rows = new MappedRows(names);
        this.statements = new StatementMapping(names);
    }

    /** @throws DataException when two tables of the origin, or two columns of a table, would become one */
    StreamEvent mapped(StreamEvent event) {
        if (event instanceof StreamEvent.RowChanged row) {
            RowStep step = rows.mapped(row.table(), row.step());
            return new StreamEvent.RowChanged(
                    row.origin(), target(row.table()), row.transaction(), row.position(), step, row.xid());
        }
        if (event instanceof StreamEvent.RowLoaded row) {
            return new StreamEvent.RowLoaded(row.origin(), target(row.table()), rows.mapped(row.table(), row.after()));
        }
        if (names.isNone()) {
            return event;
        }
        if (event instanceof StreamEvent.TableTruncated truncation) {
            return new StreamEvent.TableTruncated(
                    truncation.origin(), target(truncation.table()), truncation.position());
        }
        return event instanceof StreamEvent.SchemaChanged statement ? mapped(statement) : event;
    }

    private StreamEvent mapped(StreamEvent.SchemaChanged statement) {
        tables.forgetAll();
        String database = names.database(statement.database());
        try {
            String ddl = statements.mapped(statement.database(), statement.ddl(), statement.session());
            return new StreamEvent.SchemaChanged(
                    statement.origin(),
                    database,
                    ddl,
                    statement.session(),
                    statement.position(),
                    statement.unmappable());
        } catch (UnmappableStatementException e) {
            return new StreamEvent.SchemaChanged(
                    statement.origin(),
                    database,
                    statement.ddl(),
                    statement.session(),
                    statement.position(),
                    Optional.of(e.getMessage()));
        }
    }

    private TableName target(TableName origin) {
        try {
            return tables.target(origin);
        } catch (IllegalArgumentException e) {
            throw new DataException(e.getMessage(), e);
        }
    }
}
