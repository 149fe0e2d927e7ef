package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.config.CommonConnectorConfig.EventProcessingFailureHandlingMode;
import io.debezium.connector.binlog.event.RowDeserializers;
import io.twoway.source.definition.TableMapReader;
import io.twoway.source.exact.TemporalCells;
import io.twoway.source.session.QueryReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a reader of the binlog read each row exactly. The library wants the same methods in three classes. */
public final class ExactRows {

    private static final EventProcessingFailureHandlingMode FAIL = EventProcessingFailureHandlingMode.FAIL;

    /** Events that no transaction goes on behind. */
    private static final Set<EventType> BETWEEN = EnumSet.of(
            EventType.GTID, EventType.GTID_TAGGED, EventType.ANONYMOUS_GTID, EventType.XID, EventType.XA_PREPARE);

    private ExactRows() {}

    /**
     * Sets the deserializers of rows, of what is said of their tables before them, and of statements.
     *
     * @param choice which rows are read of transactions that a sink wrote
     */
    public static void registerAt(EventDeserializer reader, RowChoice choice) {
        TableMapReader tableMaps = new TableMapReader();
        Tables tables = new Tables(tableMaps.byNumber(), new SinkRows(choice, tableMaps.byNumber()));
        reader.setEventDataDeserializer(EventType.TABLE_MAP, tableMaps);
        reader.setEventDataDeserializer(EventType.QUERY, tables.unread().statements(new QueryReader()));
        BETWEEN.forEach(type -> registerBetween(reader, type, tables.unread()));
        reader.setEventDataDeserializer(EventType.WRITE_ROWS, new Written(tables));
        reader.setEventDataDeserializer(EventType.UPDATE_ROWS, new Updated(tables));
        reader.setEventDataDeserializer(EventType.DELETE_ROWS, new Deleted(tables));
        reader.setEventDataDeserializer(
                EventType.EXT_WRITE_ROWS, new Written(tables).setMayContainExtraInformation(true));
        reader.setEventDataDeserializer(
                EventType.EXT_UPDATE_ROWS, new Updated(tables).setMayContainExtraInformation(true));
        reader.setEventDataDeserializer(
                EventType.EXT_DELETE_ROWS, new Deleted(tables).setMayContainExtraInformation(true));
        reader.setEventDataDeserializer(EventType.PARTIAL_UPDATE_ROWS_EVENT, new PartialUpdates(tables));
        reader.setEventDataDeserializer(EventType.EXECUTE_LOAD_QUERY, new LoadStatements());
    }

    @SuppressWarnings("unchecked") // the library's own return type is raw
    private static void registerBetween(EventDeserializer reader, EventType type, SinkRows unread) {
        EventDataDeserializer<EventData> present = reader.getEventDataDeserializer(type);
        reader.setEventDataDeserializer(type, unread.between(present));
    }

    /**
     * Tables of the rows of one reader.
     *
     * @param byNumber the tables by the number that rows name them by
     * @param unread tells whose rows are passed over
     */
    record Tables(Map<Long, TableMapEventData> byNumber, SinkRows unread) {

        /**
         * Passes over the rest of an event and returns a row without columns, which is no row of its event.
         *
         * @throws EOFException when the connection ends before, as reading it would
         */
        static Serializable[] passOver(ByteArrayInputStream event) throws IOException {
            long rest = event.available();
            if (event.skip(rest) < rest) {
                throw new EOFException("The event ends before its rows do");
            }
            return new Serializable[0];
        }
    }

    private static final class Written extends RowDeserializers.WriteRowsDeserializer {

        private final SinkRows unread;

        Written(Tables tables) {
            super(tables.byNumber(), FAIL);
            this.unread = tables.unread();
        }

        @Override
        public WriteRowsEventData deserialize(ByteArrayInputStream event) throws IOException {
            WriteRowsEventData rows = super.deserialize(event);
            if (unread.passOver(rows.getTableId())) {
                rows.setRows(List.of());
            }
            return rows;
        }

        @Override
        protected Serializable[] deserializeRow(long table, BitSet columns, ByteArrayInputStream event)
                throws IOException {
            return unread.passOver(table) ? Tables.passOver(event) : super.deserializeRow(table, columns, event);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream cell) throws IOException {
            return TemporalCells.date(cell);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream cell) throws IOException {
            return TemporalCells.dateTime(digits, cell);
        }

        @Override
        protected Serializable deserializeTimestampV2(int digits, ByteArrayInputStream cell) throws IOException {
            return TemporalCells.timestamp(digits, cell);
        }

        @Override
        protected Serializable deserializeTimeV2(int digits, ByteArrayInputStream cell) throws IOException {
            return TemporalCells.time(digits, cell);
        }
    }

    /** Updated rows. */
    static class Updated extends RowDeserializers.UpdateRowsDeserializer {

        private final SinkRows unread;

        Updated(Tables tables) {
            super(tables.byNumber(), FAIL);
            this.unread = tables.unread();
        }

        @Override
        public UpdateRowsEventData deserialize(ByteArrayInputStream event) throws IOException {
            UpdateRowsEventData rows = super.deserialize(event);
            if (unread.passOver(rows.getTableId())) {
                rows.setRows(List.of());
            }
            return rows;
        }

        @Override
        protected Serializable[] deserializeRow(long table, BitSet columns, ByteArrayInputStream event)
                throws IOException {
            return unread.passOver(table) ? Tables.passOver(event) : super.deserializeRow(table, columns, event);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream cell) throws IOException {
            return TemporalCells.date(cell);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream cell) throws IOException {
            return TemporalCells.dateTime(digits, cell);
        }

        @Override
        protected Serializable deserializeTimestampV2(int digits, ByteArrayInputStream cell) throws IOException {
            return TemporalCells.timestamp(digits, cell);
        }

        @Override
        protected Serializable deserializeTimeV2(int digits, ByteArrayInputStream cell) throws IOException {
            return TemporalCells.time(digits, cell);
        }
    }

    private static final class Deleted extends RowDeserializers.DeleteRowsDeserializer {

        private final SinkRows unread;

        Deleted(Tables tables) {
            super(tables.byNumber(), FAIL);
            this.unread = tables.unread();
        }

        @Override
        public DeleteRowsEventData deserialize(ByteArrayInputStream event) throws IOException {
            DeleteRowsEventData rows = super.deserialize(event);
            if (unread.passOver(rows.getTableId())) {
                rows.setRows(List.of());
            }
            return rows;
        }

        @Override
        protected Serializable[] deserializeRow(long table, BitSet columns, ByteArrayInputStream event)
                throws IOException {
            return unread.passOver(table) ? Tables.passOver(event) : super.deserializeRow(table, columns, event);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream cell) throws IOException {
            return TemporalCells.date(cell);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream cell) throws IOException {
            return TemporalCells.dateTime(digits, cell);
        }

        @Override
        protected Serializable deserializeTimestampV2(int digits, ByteArrayInputStream cell) throws IOException {
            return TemporalCells.timestamp(digits, cell);
        }

        @Override
        protected Serializable deserializeTimeV2(int digits, ByteArrayInputStream cell) throws IOException {
            return TemporalCells.time(digits, cell);
        }
    }
}
