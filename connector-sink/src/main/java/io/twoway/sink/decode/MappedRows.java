package io.twoway.sink.decode;

import io.twoway.sink.mapping.NameMapping;
import io.twoway.table.TableName;
import io.twoway.value.SourceColumn;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Gives the fields of rows the names of their columns at the destination: those of the origin, where fields were adjusted
 * for Avro, or the mapped ones. Rows whose fields have these names are passed through.
 */
final class MappedRows {

    /** More schemas than most users have tables: after that many the memory starts anew. */
    private static final int MAX_SCHEMAS = 1_000;

    private final NameMapping names;

    // Mutable state; by table, and by identity: comparing two schemas costs more than copying the row, and tables
    // whose names Avro does not tell apart may share a schema
    private final Map<TableName, Map<Schema, Schema>> renamed = new HashMap<>();
    private int known;

    MappedRows(NameMapping names) {
        this.names = names;
    }

    RowStep mapped(TableName origin, RowStep step) {
        if (keepsNames(origin, step)) {
            return step;
        }
        if (step instanceof RowStep.Inserted inserted) {
            return new RowStep.Inserted(mapped(origin, inserted.after()));
        }
        if (step instanceof RowStep.Updated updated) {
            return new RowStep.Updated(mapped(origin, updated.before()), mapped(origin, updated.after()));
        }
        if (step instanceof RowStep.Deleted deleted) {
            return new RowStep.Deleted(mapped(origin, deleted.before()), deleted.keyed());
        }
        if (step instanceof RowStep.Leaving leaving) {
            return new RowStep.Leaving(mapped(origin, leaving.before()));
        }
        if (step instanceof RowStep.Loaded loaded) {
            return new RowStep.Loaded(mapped(origin, loaded.after()));
        }
        return new RowStep.Arriving(mapped(origin, ((RowStep.Arriving) step).after()));
    }

    Struct mapped(TableName origin, Struct row) {
        Schema schema = schemaOf(origin, row);
        if (schema == row.schema()) {
            return row;
        }
        Struct copy = new Struct(schema);
        for (Field field : row.schema().fields()) {
            copy.put(schema.fields().get(field.index()), row.getWithoutDefault(field.name()));
        }
        return copy;
    }

    private boolean keepsNames(TableName origin, RowStep step) {
        Struct row = step.afterRow().or(step::beforeRow).orElseThrow();
        return schemaOf(origin, row) == row.schema();
    }

    private Schema schemaOf(TableName origin, Struct row) {
        if (known >= MAX_SCHEMAS) {
            renamed.clear();
            known = 0;
        }
        return renamed.computeIfAbsent(origin, table -> new IdentityHashMap<>())
                .computeIfAbsent(row.schema(), original -> remembered(origin, original));
    }

    private Schema remembered(TableName origin, Schema original) {
        known++;
        return renamed(origin, original);
    }

    /** @throws DataException when a mapped column meets another one of that name */
    private Schema renamed(TableName origin, Schema original) {
        SchemaBuilder builder = SchemaBuilder.struct().name(original.name());
        boolean changed = false;
        for (Field field : original.fields()) {
            String name = names.column(origin, SourceColumn.nameOf(field));
            builder.field(name, field.schema());
            changed |= !name.equals(field.name());
        }
        if (!changed) {
            return original;
        }
        requireDistinct(origin, builder.fields());
        return original.isOptional() ? builder.optional().build() : builder.build();
    }

    private static void requireDistinct(TableName origin, List<Field> fields) {
        Set<String> distinct = fields.stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (distinct.size() < fields.size()) {
            throw new DataException("With mapping.columns, table " + origin + " of the origin has two columns of one "
                    + "name: " + fields.stream().map(Field::name).toList());
        }
    }
}
