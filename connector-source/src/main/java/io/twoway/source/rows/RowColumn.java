package io.twoway.source.rows;

import io.twoway.table.QuotedName;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;

/**
 * A column of the table in which rows are tested.
 *
 * @param name its name in the captured table
 * @param type as a CREATE TABLE says it, with character set and collation
 */
record RowColumn(String name, String type) {

    private static final String TYPE = "__debezium.source.column.type";
    private static final String LENGTH = "__debezium.source.column.length";
    private static final String SCALE = "__debezium.source.column.scale";

    private static final String TEXTS = ".*(CHAR|TEXT|ENUM|SET).*";
    private static final String SIZED = "(DEC|NUMERIC|FIXED|BIT|BINARY|VARBINARY|DATETIME|TIMESTAMP|TIME|VECTOR).*";

    /**
     * The column as the server has it now.
     *
     * @param collation null for a type that has none
     */
    static RowColumn stored(String name, String type, String collation) {
        return new RowColumn(name, collation == null ? type : type + " COLLATE " + collation);
    }

    /** The column as the change describes it, which says nothing of collations and labels. */
    static RowColumn sent(Field field) {
        Map<String, String> parameters =
                Objects.requireNonNullElse(field.schema().parameters(), Map.of());
        String type = parameters.getOrDefault(TYPE, "TEXT");
        if (type.matches(TEXTS)) {
            return new RowColumn(field.name(), "LONGTEXT CHARACTER SET utf8mb4");
        }
        String length = parameters.get(LENGTH);
        if (length == null || !type.matches(SIZED)) {
            return new RowColumn(field.name(), type);
        }
        String scale = parameters.containsKey(SCALE) ? "," + parameters.get(SCALE) : "";
        return new RowColumn(field.name(), type.replaceFirst("(\\w+)", "$1(" + length + scale + ")"));
    }

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    String definition() {
        return QuotedName.of(name) + " " + type + " NULL";
    }
}
