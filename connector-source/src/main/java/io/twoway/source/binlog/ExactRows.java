package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.config.CommonConnectorConfig.EventProcessingFailureHandlingMode;
import io.debezium.connector.binlog.event.RowDeserializers;
import io.twoway.source.definition.TableMapReader;
import io.twoway.source.exact.TemporalCells;
import io.twoway.source.session.QueryReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** Makes a reader of the binlog read each row exactly. The library wants the same methods in three classes. */
public final class ExactRows {

    private static final EventProcessingFailureHandlingMode FAIL = EventProcessingFailureHandlingMode.FAIL;

    private ExactRows() {}

    /** Sets the deserializers of rows, of what is said of their tables before them, and of statements. */
    public static void registerAt(EventDeserializer reader) {
        TableMapReader tableMaps = new TableMapReader();
        Map<Long, TableMapEventData> tables = tableMaps.byNumber();
        reader.setEventDataDeserializer(EventType.TABLE_MAP, tableMaps);
        reader.setEventDataDeserializer(EventType.QUERY, new QueryReader());
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

    private static final class Written extends RowDeserializers.WriteRowsDeserializer {

        Written(Map<Long, TableMapEventData> tables) {
            super(tables, FAIL);
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

        Updated(Map<Long, TableMapEventData> tables) {
            super(tables, FAIL);
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

        Deleted(Map<Long, TableMapEventData> tables) {
            super(tables, FAIL);
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
