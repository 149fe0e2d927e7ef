package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import io.debezium.relational.TableId;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.source.xa.XaStatement;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tells which rows of the binlog are passed over unread: those of a transaction that a sink wrote, which the filter would drop.
 *
 * <p>Its events still come, without rows, and its progress row whole. One reader has one of these. A transaction whose writer
 * is in doubt is read: the filter looks at it again.
 */
final class SinkRows {

    private enum Writer {
        /** No row was seen yet. */
        UNKNOWN,
        CLIENT,
        SINK
    }

    private final BookkeepingDatabase bookkeeping;
    private final Predicate<TableId> needed;
    private final Map<Long, TableMapEventData> tables;

    // Mutable state
    private Writer writer = Writer.UNKNOWN;

    /**
     * @param choice which rows of a sink are needed all the same
     * @param tables the tables by the number that rows name them by
     */
    SinkRows(RowChoice choice, Map<Long, TableMapEventData> tables) {
        this.bookkeeping = choice.bookkeeping();
        this.needed = choice.needed();
        this.tables = tables;
    }

    /** Returns whether the rows of an event are passed over; its transaction's first one decides on all of them. */
    boolean passOver(long number) {
        if (writer == Writer.CLIENT) {
            return false;
        }
        TableMapEventData table = tables.get(number);
        if (writer == Writer.UNKNOWN) {
            boolean progress = table != null && bookkeeping.isProgress(table.getDatabase(), table.getTable());
            writer = progress ? Writer.SINK : Writer.CLIENT;
        }
        return writer == Writer.SINK && table != null && !isNeeded(table);
    }

    /** The source follows the first two; the others it would only carry to the filter. */
    private boolean isNeeded(TableMapEventData table) {
        return bookkeeping.isProgress(table.getDatabase(), table.getTable())
                || bookkeeping.isLoadChunk(table.getDatabase(), table.getTable())
                || needed.test(new TableId(table.getDatabase(), null, table.getTable()));
    }

    /** Returns a reader of events that stand between transactions. */
    <T extends EventData> EventDataDeserializer<T> between(EventDataDeserializer<T> reader) {
        return event -> {
            writer = Writer.UNKNOWN;
            return reader.deserialize(event);
        };
    }

    /** Returns a reader of statements, of which some begin or end a transaction, and others, as SAVEPOINT, stand inside. */
    EventDataDeserializer<QueryEventData> statements(EventDataDeserializer<QueryEventData> reader) {
        return event -> {
            QueryEventData statement = reader.deserialize(event);
            if (bounds(statement.getSql())) {
                writer = Writer.UNKNOWN;
            }
            return statement;
        };
    }

    private static boolean bounds(String text) {
        return text.equals("BEGIN")
                || text.equals("COMMIT")
                || XaStatement.of(text).isPresent();
    }
}
