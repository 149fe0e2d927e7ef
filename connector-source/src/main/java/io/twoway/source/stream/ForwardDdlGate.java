package io.twoway.source.stream;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.ddl.Secret;
import io.twoway.event.CapturedEvent;
import io.twoway.event.SchemaChange;
import io.twoway.source.filter.TableSelection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets DDL of the selected tables and databases travel, and no other: Debezium reports all of it, so that a table renamed
 * into the selection is known. What a statement is about says the statement itself.
 */
final class ForwardDdlGate implements StreamGate {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardDdlGate.class);

    private final TableSelection selection;
    private final BookkeepingDatabase bookkeeping;
    private final boolean schema;

    /** @param schema whether what a snapshot describes travels too, and not only what a user changes */
    ForwardDdlGate(TableSelection selection, BookkeepingDatabase bookkeeping, boolean schema) {
        this.selection = selection;
        this.bookkeeping = bookkeeping;
        this.schema = schema;
    }

    @Override
    public boolean passes(CapturedEvent event) {
        if (!(event instanceof SchemaChange change) || (isWanted(change) && isSelected(change))) {
            return true;
        }
        LOG.debug("Not sent, not selected or no schema wanted: {}", Secret.hiddenIn(change.statement()));
        return false;
    }

    private boolean isWanted(SchemaChange change) {
        boolean ofUser = !change.statement().startsWith(Stamp.STATEMENT_MARK);
        return ofUser && (schema || !change.snapshot());
    }

    private boolean isSelected(SchemaChange change) {
        List<SchemaObject> objects =
                DdlStatement.read(change.statement(), change.database()).objects();
        return objects.isEmpty()
                ? isDatabaseSelected(change.database())
                : objects.stream().anyMatch(this::isSelected);
    }

    private boolean isSelected(SchemaObject object) {
        if (bookkeeping.name().equals(object.database())) {
            return false; // the selection has its progress table, for its rows
        }
        return switch (object.kind()) {
            case TABLE, VIEW, TRIGGER -> selection.includesTable(object.database(), object.name());
            case FUNCTION, PROCEDURE, DATABASE -> isDatabaseSelected(object.database());
        };
    }

    private boolean isDatabaseSelected(String database) {
        return database.isEmpty() || (!bookkeeping.name().equals(database) && selection.includesDatabase(database));
    }
}
