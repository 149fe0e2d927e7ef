package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.debezium.connector.binlog.event.EventDataDeserializationExceptionData;
import io.debezium.relational.TableId;
import io.twoway.ddl.RowStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.source.unreadable.EventPlace;
import io.twoway.source.unreadable.UnreadableChange;
import io.twoway.source.unreadable.UnreadableKind;
import io.twoway.source.unreadable.UnreadablePolicy;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells the events of the binlog that can be read from those that change captured tables and cannot: a statement in the place
 * of rows, a part of a row, an incident, an event of a kind that is not known.
 */
public final class ReadableEvents {

    private static final int THREAD_SPECIFIC = 0x04;

    /** A replica that does not know the event may pass over it. */
    private static final int IGNORABLE = 0x80;

    /** The kinds without a handler that change rows; with those of servers that are no longer there. */
    private static final Set<EventType> CHANGING = Set.of(
            EventType.LOAD,
            EventType.NEW_LOAD,
            EventType.EXEC_LOAD,
            EventType.PRE_GA_WRITE_ROWS,
            EventType.PRE_GA_UPDATE_ROWS,
            EventType.PRE_GA_DELETE_ROWS);

    private final UnreadablePolicy policy;
    private final Predicate<TableId> captured;
    private final Predicate<TableId> known;

    // Mutable state: the tables of the statement that is read, by number
    private final Map<Long, TableMapEventData> tables = new HashMap<>();

    /**
     * @param captured tells which tables' changes are to be read
     * @param known tells for these which of them there are, but for temporary ones
     */
    public ReadableEvents(UnreadablePolicy policy, Predicate<TableId> captured, Predicate<TableId> known) {
        this.policy = policy;
        this.captured = captured;
        this.known = known;
    }

    /**
     * Returns whether an event is to be handled; false when it is to be passed over.
     *
     * @throws io.twoway.source.unreadable.UnreadableChangeException if it stops the source
     */
    public boolean admit(Event event, EventPlace place) {
        if (event.getData() instanceof QueryEventData statement) {
            tables.clear(); // each transaction begins with one, and rows come behind their tables
            boolean temporary = isOfSession(event);
            Optional<RowStatement> changing = RowStatement.read(statement.getSql(), database(statement))
                    .or(() -> temporary
                            ? RowStatement.ofSession(statement.getSql(), database(statement))
                            : Optional.empty());
            changing.flatMap(read -> unread(read, statement, temporary, place)).ifPresent(policy::meet);
            return changing.isEmpty(); // Debezium would take some of them for DDL
        }
        Optional<UnreadableChange> unreadable = find(event, place);
        unreadable.ifPresent(policy::meet);
        return unreadable.isEmpty();
    }

    /** Returns whether temporary tables of its session, or the like, are part of what a statement did. */
    public static boolean isOfSession(Event event) {
        return (flags(event) & THREAD_SPECIFIC) != 0;
    }

    private Optional<UnreadableChange> unread(
            RowStatement read, QueryEventData statement, boolean temporary, EventPlace place) {
        List<String> changed = read.tables().stream()
                .filter(table -> isChanged(table, temporary))
                .map(SchemaObject::toString)
                .toList();
        return read.known() && changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnreadableChange(UnreadableKind.STATEMENT, place, changed, statement.getSql()));
    }

    private static String database(QueryEventData statement) {
        return Optional.ofNullable(statement.getDatabase()).orElse("");
    }

    private Optional<UnreadableChange> find(Event event, EventPlace place) {
        EventData data = event.getData();
        if (data instanceof TableMapEventData table) {
            tables.put(table.getTableId(), table);
        } else if (data instanceof WriteRowsEventData rows) {
            return partial(rows.getTableId(), place, rows.getIncludedColumns());
        } else if (data instanceof DeleteRowsEventData rows) {
            return partial(rows.getTableId(), place, rows.getIncludedColumns());
        } else if (data instanceof UpdateRowsEventData rows) {
            BitSet before = rows.getIncludedColumnsBeforeUpdate();
            return partial(rows.getTableId(), place, before, rows.getIncludedColumns())
                    .or(() -> unfitting(rows, place));
        }
        return ofKind(event, place);
    }

    private Optional<UnreadableChange> ofKind(Event event, EventPlace place) {
        EventType type = event.getHeader().getEventType();
        boolean undecoded = event.getData() instanceof EventDataDeserializationExceptionData; // a failure of its own
        if (type == EventType.INCIDENT && !undecoded) {
            return Optional.of(new UnreadableChange(UnreadableKind.INCIDENT, place, List.of(), "an incident event"));
        }
        boolean unknown = type == EventType.UNKNOWN && (flags(event) & IGNORABLE) == 0;
        return unknown || CHANGING.contains(type)
                ? Optional.of(new UnreadableChange(
                        UnreadableKind.UNKNOWN_EVENT, place, List.of(), "an event of type " + type))
                : Optional.empty();
    }

    /** What the history of tables does not know may be a view, or where the event says so, a temporary table. */
    private boolean isChanged(SchemaObject table, boolean temporary) {
        TableId id = new TableId(table.database(), null, table.name());
        return captured.test(id) && (!temporary || known.test(id));
    }

    private Optional<UnreadableChange> partial(long number, EventPlace place, BitSet... images) {
        Optional<TableMapEventData> table = table(number);
        for (BitSet image : images) {
            if (table.filter(found -> image.cardinality() < found.getColumnTypes().length)
                    .isPresent()) {
                return Optional.of(new UnreadableChange(
                        UnreadableKind.PARTIAL_ROW,
                        place,
                        table.map(ReadableEvents::name).stream().toList(),
                        "rows"));
            }
        }
        return Optional.empty();
    }

    private Optional<UnreadableChange> unfitting(UpdateRowsEventData rows, EventPlace place) {
        return rows instanceof PartialUpdateData update
                ? update.failure().flatMap(reason -> table(rows.getTableId())
                        .map(table -> new UnreadableChange(
                                UnreadableKind.PARTIAL_DOCUMENT, place, List.of(name(table)), reason)))
                : Optional.empty();
    }

    /** Returns the table of rows if it is captured. */
    private Optional<TableMapEventData> table(long number) {
        return Optional.ofNullable(tables.get(number))
                .filter(table -> captured.test(new TableId(table.getDatabase(), null, table.getTable())));
    }

    private static String name(TableMapEventData table) {
        return table.getDatabase() + "." + table.getTable();
    }

    private static int flags(Event event) {
        return event.getHeader() instanceof EventHeaderV4 header ? header.getFlags() : 0;
    }
}
