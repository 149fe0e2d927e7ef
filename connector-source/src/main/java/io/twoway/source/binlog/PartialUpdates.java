package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.event.deserialization.MissingTableMapEventException;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.twoway.source.exact.JsonText;
import io.twoway.source.json.JsonDocument;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Reads updates under {@code binlog_row_value_options=PARTIAL_JSON}: of a document that changed in a few places the binlog has
 * the document before and what to do to it. Debezium passes over such events.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/classRows__log__event.html">MySQL's row events</a>
 */
final class PartialUpdates extends ExactRows.Updated {

    /** The bit of a row's options that says that some of its documents are partial. */
    private static final int PARTIAL = 1;

    private static final int REPLACE = 0;
    private static final int INSERT = 1;
    private static final int REMOVE = 2;

    private final ExactRows.Tables tables;

    PartialUpdates(ExactRows.Tables tables) {
        super(tables);
        this.tables = tables;
    }

    @Override
    public UpdateRowsEventData deserialize(ByteArrayInputStream event) throws IOException {
        UpdateRowsEventData update = new PartialUpdateData();
        update.setTableId(event.readLong(6));
        event.skip(2); // flags
        event.skip(event.readInteger(2) - 2); // extra information behind its length
        int columns = event.readPackedInteger();
        update.setIncludedColumnsBeforeUpdate(event.readBitSet(columns, true));
        update.setIncludedColumns(event.readBitSet(columns, true));
        update.setRows(rows((PartialUpdateData) update, event));
        return update;
    }

    private List<Map.Entry<Serializable[], Serializable[]>> rows(PartialUpdateData update, ByteArrayInputStream event)
            throws IOException {
        TableMapEventData table = tables.byNumber().get(update.getTableId());
        if (table == null) {
            throw new MissingTableMapEventException("no table " + update.getTableId() + " before its rows");
        }
        List<Map.Entry<Serializable[], Serializable[]>> rows = new ArrayList<>();
        int columns = table.getColumnTypes().length;
        if (update.getIncludedColumnsBeforeUpdate().cardinality() < columns
                || update.getIncludedColumns().cardinality() < columns) {
            return rows; // there is no whole row to be had
        }
        if (tables.unread().passOver(update.getTableId())) {
            ExactRows.Tables.passOver(event);
            return rows;
        }
        while (event.available() > 0) {
            Serializable[] before = deserializeRow(update.getTableId(), update.getIncludedColumnsBeforeUpdate(), event);
            rows.add(Map.entry(before, after(table, before, update, event)));
        }
        return rows;
    }

    private Serializable[] after(
            TableMapEventData table, Serializable[] before, PartialUpdateData update, ByteArrayInputStream event)
            throws IOException {
        byte[] types = table.getColumnTypes();
        BitSet partial = new BitSet();
        if ((event.readPackedInteger() & PARTIAL) != 0) {
            partial = event.readBitSet(documents(types), true);
        }
        BitSet nulls = event.readBitSet(types.length, true);
        Serializable[] after = new Serializable[types.length];
        int document = 0;
        for (int i = 0; i < types.length; i++) {
            boolean isDocument = (types[i] & 0xFF) == ColumnType.JSON.getCode();
            boolean isPartial = isDocument && partial.get(document++);
            if (!nulls.get(i)) {
                Serializable stored = cell(types[i] & 0xFF, table.getColumnMetadata()[i], event);
                after[i] = isPartial ? updated(before[i], (byte[]) stored, update) : stored;
            }
        }
        return after;
    }

    private static int documents(byte[] types) {
        int documents = 0;
        for (byte type : types) {
            documents += (type & 0xFF) == ColumnType.JSON.getCode() ? 1 : 0;
        }
        return documents;
    }

    /** ENUM, SET and long CHAR columns say STRING, and in the bytes of their metadata what they are. */
    private Serializable cell(int type, int metadata, ByteArrayInputStream event) throws IOException {
        int high = metadata >> 8;
        int low = metadata & 0xFF;
        if (type != ColumnType.STRING.getCode() || high == 0) {
            return deserializeCell(ColumnType.byCode(type), metadata, metadata, event);
        }
        if (high == ColumnType.ENUM.getCode() || high == ColumnType.SET.getCode()) {
            return deserializeCell(ColumnType.byCode(high), metadata, low, event);
        }
        int length = low | (((high & 0x30) ^ 0x30) << 4);
        return deserializeCell(ColumnType.byCode(high | 0x30), metadata, length, event);
    }

    private static Serializable updated(Serializable before, byte[] changes, PartialUpdateData update)
            throws IOException {
        if (changes.length == 0 || !(before instanceof byte[] stored) || stored.length == 0) {
            return before;
        }
        try {
            JsonDocument document = new JsonDocument(JsonText.of(stored));
            ByteArrayInputStream change = new ByteArrayInputStream(changes);
            while (change.available() > 0) {
                apply(change, document);
            }
            return document.text();
        } catch (RuntimeException e) {
            update.fail(e.getMessage());
            return null;
        }
    }

    private static void apply(ByteArrayInputStream change, JsonDocument document) throws IOException {
        int operation = change.readInteger(1);
        String path = change.readString(change.readPackedInteger());
        switch (operation) {
            case REPLACE -> document.replace(path, value(change));
            case INSERT -> document.insert(path, value(change));
            case REMOVE -> document.remove(path);
            default -> throw new IllegalArgumentException("unknown operation " + operation + " on a document");
        }
    }

    private static String value(ByteArrayInputStream change) throws IOException {
        return JsonText.of(change.read(change.readPackedInteger()));
    }
}
