package io.twoway.source.definition;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads what the binlog says of the tables whose rows come next, and remembers it.
 *
 * <p>The library decodes names and labels in the charset of the JVM, and reads the same bytes anew before each group of
 * rows: here names are UTF-8, labels are left for who knows their charset, and equal bytes give the same object.
 */
public final class TableMapReader implements EventDataDeserializer<TableMapEventData> {

    /** No statement writes to so many tables; a table gets a new number with each change of its definition. */
    private static final int MOST = 10_000;

    // Mutable state, by the number of the table
    private final Map<Long, TableMapEventData> tables = limited();
    private final Map<Long, byte[]> read = limited();

    private static <V> Map<Long, V> limited() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > MOST;
            }
        };
    }

    /** Returns the tables by the number that rows name them by; it goes on changing. */
    public Map<Long, TableMapEventData> byNumber() {
        return tables;
    }

    @Override
    public TableMapEventData deserialize(ByteArrayInputStream event) throws IOException {
        long number = event.readLong(6);
        byte[] bytes = event.read(event.available());
        TableMapEventData known = tables.get(number);
        if (known != null && Arrays.equals(bytes, read.get(number))) {
            return known;
        }
        TableMapEventData table = table(number, new ByteArrayInputStream(bytes));
        tables.put(number, table);
        read.put(number, bytes);
        return table;
    }

    private static TableMapData table(long number, ByteArrayInputStream event) throws IOException {
        event.skip(2); // flags, of which none are used
        String database = name(event);
        String name = name(event);
        int columns = event.readPackedInteger();
        byte[] types = event.read(columns);
        event.readPackedInteger(); // the length of what follows
        int[] metadata = metadata(types, event);
        BitSet nullable = event.readBitSet(columns, true);
        TableMapData table = new TableMapData(event.read(event.available()));
        table.setTableId(number);
        table.setDatabase(database);
        table.setTable(name);
        table.setColumnTypes(types);
        table.setColumnMetadata(metadata);
        table.setColumnNullability(nullable);
        return table;
    }

    /** One byte length, the name, and a zero. */
    private static String name(ByteArrayInputStream event) throws IOException {
        String name = new String(event.read(event.read()), StandardCharsets.UTF_8);
        event.skip(1);
        return name;
    }

    private static int[] metadata(byte[] types, ByteArrayInputStream event) throws IOException {
        int[] metadata = new int[types.length];
        for (int i = 0; i < types.length; i++) {
            metadata[i] = metadata(ColumnType.byCode(types[i] & 0xFF), event);
        }
        return metadata;
    }

    private static int metadata(ColumnType type, ByteArrayInputStream event) throws IOException {
        return switch (type) {
            case FLOAT, DOUBLE, BLOB, JSON, GEOMETRY, VECTOR, TIME_V2, DATETIME_V2, TIMESTAMP_V2 ->
                event.readInteger(1);
            case BIT, VARCHAR, NEWDECIMAL -> event.readInteger(2);
            case SET, ENUM, STRING -> (event.readInteger(1) << Byte.SIZE) | event.readInteger(1);
            default -> 0;
        };
    }
}
