package io.twoway.sink.journal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Writes row images for people and programs to read: one JSON object, column name to value. */
public final class ImageJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private ImageJson() {}

    /** Returns the whole image; numbers beyond JSON's exact range, dates and bytes (0x…) are strings. */
    public static String image(TableSchema table, RowImage image) {
        return object(
                        table,
                        image,
                        IntStream.range(0, image.values().size()).boxed().toList())
                .toString();
    }

    /** Returns several images as one array. */
    public static String images(TableSchema table, List<RowImage> images) {
        return "["
                + String.join(",", images.stream().map(one -> image(table, one)).toList()) + "]";
    }

    /** Returns the row key's columns, or the whole image of a keyless table's row. */
    public static String key(TableSchema table, RowImage image) {
        return table.rowKey()
                .map(key -> object(table, image, key.columns()).toString())
                .orElseGet(() -> image(table, image));
    }

    private static ObjectNode object(TableSchema table, RowImage image, List<Integer> columns) {
        ObjectNode object = MAPPER.createObjectNode();
        columns.forEach(i -> put(object, table.columns().get(i).name(), image.get(i)));
        return object;
    }

    private static void put(ObjectNode object, String name, Value value) {
        if (value instanceof Value.Whole whole) {
            object.put(name, whole.value());
        } else if (value instanceof Value.Real real) {
            object.put(name, real.value());
        } else if (value instanceof Value.Json json) {
            object.set(name, json.tree());
        } else if (value.isNull()) {
            object.putNull(name);
        } else if (value.isPresent()) {
            object.put(name, value.toString());
        }
    }
}
