package io.twoway.source.rows;

import io.twoway.source.filter.RowCondition;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/**
 * Origin of rows that are to be tested.
 *
 * @param condition what they are tested by
 * @param database their table's database
 * @param table their table
 * @param schema what each of them has
 */
record RowOrigin(RowCondition condition, String database, String table, Schema schema) {

    String tableName() {
        return database + "." + table;
    }

    /** Returns whether rows were tested of the same table in the same shape. */
    boolean isLike(RowOrigin other) {
        return tableName().equals(other.tableName()) && schema == other.schema;
    }

    /** Returns the columns in which they are tested as their own changes describe them. */
    List<RowColumn> sentColumns() {
        return fields().stream().map(RowColumn::sent).toList();
    }

    /** Returns the columns in which they are tested as the table has them now; empty when it does not have them all. */
    Optional<List<RowColumn>> storedColumns(List<RowColumn> stored) {
        List<RowColumn> found = fields().stream()
                .flatMap(field -> stored.stream()
                        .filter(column -> column.isNamed(field.name()))
                        .map(column -> new RowColumn(field.name(), column.type())))
                .toList();
        return Optional.of(found).filter(columns -> columns.size() == fields().size());
    }

    private List<Field> fields() {
        return schema.fields().stream()
                .filter(field -> condition.text().mentions(field.name()))
                .toList();
    }
}
