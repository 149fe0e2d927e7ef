package io.twoway.sink.decode;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Binds records' rows to one destination table: each field becomes the value of the column of that name. Which column that
 * is, is looked up once for each schema and not for each row.
 */
public final class ImageReader {

    /**
     * Of a row before and after its change, and as both were before an ALTER. A converter may make new schemas for each row, and a reader
     * lives as long as its table: of thousands of tables more would be too much.
     */
    private static final int MAX_SCHEMAS = 4;

    private final TableSchema table;
    private final List<Integer> written;
    private final int size;
    private final boolean keeps;

    // Mutable state; by identity, because the rows of a batch share a schema that is dear to compare
    private final IdentityHashMap<Schema, int[]> positions = new IdentityHashMap<>();

    /** Makes a reader for the table as it is now. */
    public ImageReader(TableSchema table) {
        this.table = table;
        this.written = table.written();
        this.size = table.columns().size();
        this.keeps = !table.kept().isEmpty();
    }

    /**
     * Reads a row.
     *
     * @throws DataException when the destination lacks a column of the event, or cannot hold its value unchanged
     */
    public RowImage read(Struct row) {
        Value[] values = absent(size);
        Value[] computed = absent(keeps ? size : 0);
        int[] columns = positions(row.schema());
        for (Field field : row.schema().fields()) {
            int position = columns[field.index()];
            Column column = table.columns().get(position);
            switch (column.generation()) {
                case NONE -> values[position] = readValue(column, field, row);
                case KEPT -> computed[position] = readValue(column, field, row);
                case READ -> {
                    // nothing of it stays anywhere
                }
            }
        }
        return keeps && carriesAll(values)
                ? new RowImage(List.of(values), List.of(computed))
                : new RowImage(List.of(values));
    }

    private static Value[] absent(int count) {
        Value[] values = new Value[count];
        Arrays.fill(values, Value.Absent.ABSENT);
        return values;
    }

    /** What MySQL computes of a row may depend on a column that the event has not, which is another one here. */
    private boolean carriesAll(Value[] values) {
        return written.stream().allMatch(column -> values[column].isPresent());
    }

    private int[] positions(Schema schema) {
        int[] known = positions.get(schema);
        if (known == null) {
            if (positions.size() == MAX_SCHEMAS) {
                positions.clear();
            }
            known = positionsOf(schema);
            positions.put(schema, known);
        }
        return known;
    }

    /** Returns how many schemas it remembers. */
    int schemas() {
        return positions.size();
    }

    private int[] positionsOf(Schema schema) {
        return schema.fields().stream()
                .mapToInt(field -> table.position(field.name()).orElseThrow(() -> missing(field)))
                .toArray();
    }

    private Value readValue(Column column, Field field, Struct row) {
        // by position; a NULL must not become the column's default (pain 9)
        Object value = row.get(field);
        if (value != null && value == field.schema().defaultValue()) {
            value = row.getWithoutDefault(field.name());
        }
        try {
            return ValueReader.read(column, field.schema(), value);
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException | DateTimeException e) {
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

    private DataException missing(Field field) {
        return new DataException("The destination table " + table.name() + " has no column '" + field.name()
                + "' that the event carries. Add it at the destination, or leave it out at the origin with "
                + "'column.exclude.list', then restart the task: nothing was skipped.");
    }
}
