package io.twoway.source.statement;

import io.debezium.relational.ddl.DdlChanges;
import io.debezium.relational.ddl.DdlParserListener.DatabaseAlteredEvent;
import io.debezium.relational.ddl.DdlParserListener.DatabaseCreatedEvent;
import io.debezium.relational.ddl.DdlParserListener.DatabaseDroppedEvent;
import io.debezium.relational.ddl.DdlParserListener.Event;
import io.debezium.relational.ddl.DdlParserListener.TableAlteredEvent;
import io.debezium.relational.ddl.DdlParserListener.TableCreatedEvent;
import io.debezium.relational.ddl.DdlParserListener.TableDroppedEvent;
import io.debezium.relational.ddl.DdlParserListener.TableIndexCreatedEvent;
import io.debezium.relational.ddl.DdlParserListener.TableIndexDroppedEvent;
import java.util.ArrayList;
import java.util.List;

/** Gives each part of a parsed statement the text of the whole one: Debezium's parser cuts out the part, or loses the verb. */
final class LabelledChanges {

    private LabelledChanges() {}

    static DdlChanges of(DdlChanges changes, String text, String database) {
        List<Event> parts = new ArrayList<>();
        changes.getEventsByDatabase((name, events) -> parts.addAll(events));
        DdlChanges labelled = new DdlChanges();
        int part = 1;
        for (Event event : parts) {
            labelled.handle(withText(event, new StatementLabel(part, database).on(text)));
            part++;
        }
        return labelled;
    }

    private static Event withText(Event event, String text) {
        if (event instanceof TableCreatedEvent table) {
            return new TableCreatedEvent(table.tableId(), text, table.isView());
        }
        if (event instanceof TableAlteredEvent table) {
            return new TableAlteredEvent(table.tableId(), table.previousTableId(), text, table.isView());
        }
        if (event instanceof TableDroppedEvent table) {
            return new TableDroppedEvent(table.tableId(), text, table.isView());
        }
        if (event instanceof TableIndexCreatedEvent index) {
            return new TableIndexCreatedEvent(index.indexName(), index.tableId(), text);
        }
        if (event instanceof TableIndexDroppedEvent index) {
            return new TableIndexDroppedEvent(index.indexName(), index.tableId(), text);
        }
        if (event instanceof DatabaseCreatedEvent created) {
            return new DatabaseCreatedEvent(created.databaseName(), text);
        }
        if (event instanceof DatabaseAlteredEvent altered) {
            return new DatabaseAlteredEvent(altered.databaseName(), altered.previousDatabaseName(), text);
        }
        if (event instanceof DatabaseDroppedEvent dropped) {
            return new DatabaseDroppedEvent(dropped.databaseName(), text);
        }
        return event; // TRUNCATE travels as data, and settings of sessions do not matter to the peer
    }
}
