package io.twoway.sink.decode;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Binds a record's row to the destination table: each field becomes the value of the column of that name. */
public final class ImageReader {

    private ImageReader() {}

    /**
     * Reads a row.
     *
     * @throws DataException when the destination lacks a column of the event, or cannot hold its value unchanged
     */
    public static RowImage read(TableSchema table, Struct row) {
        List<Value> values = new ArrayList<>(Collections.nCopies(table.columns().size(), Value.Absent.ABSENT));
        for (Field field : row.schema().fields()) {
            int position = table.position(field.name()).orElseThrow(() -> missing(table, field));
            Column column = table.columns().get(position);
            if (!column.generated()) {
                values.set(position, readValue(table, column, field, row));
            }
        }
        return new RowImage(values);
    }

    private static Value readValue(TableSchema table, Column column, Field field, Struct row) {
        // getWithoutDefault: a NULL must not become the column's default (pain 9)
        Object value = row.getWithoutDefault(field.name());
        try {
            return ValueReader.read(column, field.schema(), value);
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
            throw new DataException(
                    "Column '" + column.name() + "' of " + table.name() + " (" + column.type()
                            + ") cannot take this event's value of type "
                            + (field.schema().name() == null
                                    ? field.schema().type()
                                    : field.schema().name())
                            + ": " + e.getMessage() + ". Give both sites the same column type.",
                    e);
        }
    }

    private static DataException missing(TableSchema table, Field field) {
        return new DataException("The destination table " + table.name() + " has no column '" + field.name()
                + "' that the event carries. Add it at the destination, or leave it out at the origin with "
                + "'column.exclude.list', then restart the task: nothing was skipped.");
    }
}
