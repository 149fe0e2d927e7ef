package io.twoway.sink.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twoway.sink.change.Column;
import io.twoway.sink.change.TableSchema;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Writes a row as its record carries it, for a row that could not be bound to its table: dates and times are numbers here.
 * Long values are cut, because a row may be one that is too large for the destination.
 */
public final class RecordJson {

    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_BYTES = 500;

    private RecordJson() {}

    /** Returns the whole row. */
    public static String image(Struct row) {
        return object(row, row.schema().fields()).toString();
    }

    /** Returns the columns of the table's row key, or the whole row when that is not known. */
    public static String key(Optional<TableSchema> table, Struct row) {
        List<Field> fields = table.map(known -> keyFields(known, row)).orElse(List.of());
        return object(row, fields.isEmpty() ? row.schema().fields() : fields).toString();
    }

    private static List<Field> keyFields(TableSchema table, Struct row) {
        List<String> names = table.rowKey().stream()
                .flatMap(key -> key.columns().stream())
                .map(table.columns()::get)
                .map(Column::name)
                .toList();
        return row.schema().fields().stream()
                .filter(field -> names.stream().anyMatch(field.name()::equalsIgnoreCase))
                .toList();
    }

    private static ObjectNode object(Struct row, List<Field> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> object.set(field.name(), node(row.getWithoutDefault(field.name()))));
        return object;
    }

    private static JsonNode node(Object value) {
        if (value == null) {
            return NullNode.instance;
        }
        if (value instanceof Struct nested) {
            return object(nested, nested.schema().fields());
        }
        if (value instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        if (value instanceof Double || value instanceof Float) {
            return new DoubleNode(((Number) value).doubleValue());
        }
        if (value instanceof Number number && !(value instanceof BigDecimal)) {
            return new LongNode(number.longValue());
        }
        return new TextNode(text(value));
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return hex(bytes, bytes.length);
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] start = new byte[Math.min(buffer.remaining(), MOST_BYTES)];
            buffer.duplicate().get(start);
            return hex(start, buffer.remaining());
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "... (" + text.length() + " characters)";
    }

    private static String hex(byte[] bytes, int length) {
        String start = "0x" + HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)));
        return length <= MOST_BYTES ? start : start + "... (" + length + " bytes)";
    }
}
