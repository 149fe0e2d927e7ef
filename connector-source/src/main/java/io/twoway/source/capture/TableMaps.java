package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers what the binlog says of the tables whose rows come next. */
final class TableMaps extends TableMapEventDataDeserializer {

    /** No statement writes to so many tables; a table gets a new number with each change of its definition. */
    private static final int MOST = 10_000;

    private final Map<Long, TableMapEventData> tables = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TableMapEventData> eldest) {
            return size() > MOST;
        }
    };

    /** Returns the tables by the number that rows name them by; it goes on changing. */
    Map<Long, TableMapEventData> byNumber() {
        return tables;
    }

    @Override
    public TableMapEventData deserialize(ByteArrayInputStream event) throws IOException {
        TableMapEventData table = super.deserialize(event);
        tables.put(table.getTableId(), table);
        return table;
    }
}
