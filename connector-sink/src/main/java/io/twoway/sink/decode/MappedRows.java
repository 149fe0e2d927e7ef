package io.twoway.sink.decode;

import io.twoway.sink.change.TableName;
import io.twoway.sink.mapping.NameMapping;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Gives the columns of rows their names at the destination. Rows of tables that no entry names are passed through. */
final class MappedRows {

    /** More schemas than a user has tables with mapped columns: after that many the memory starts anew. */
    private static final int MAX_SCHEMAS = 1_000;

    private final NameMapping names;

    // Mutable state; by identity, because comparing two schemas costs more than copying the row
    private final IdentityHashMap<Schema, Schema> renamed = new IdentityHashMap<>();

    MappedRows(NameMapping names) {
        this.names = names;
    }

    RowStep mapped(TableName origin, RowStep step) {
        if (!names.renamesColumnsOf(origin)) {
            return step;
        }
        if (step instanceof RowStep.Inserted inserted) {
            return new RowStep.Inserted(mapped(origin, inserted.after()));
        }
        if (step instanceof RowStep.Updated updated) {
            return new RowStep.Updated(mapped(origin, updated.before()), mapped(origin, updated.after()));
        }
        if (step instanceof RowStep.Deleted deleted) {
            return new RowStep.Deleted(mapped(origin, deleted.before()));
        }
        if (step instanceof RowStep.Leaving leaving) {
            return new RowStep.Leaving(mapped(origin, leaving.before()));
        }
        return new RowStep.Arriving(mapped(origin, ((RowStep.Arriving) step).after()));
    }

    Struct mapped(TableName origin, Struct row) {
        if (!names.renamesColumnsOf(origin)) {
            return row;
        }
        if (renamed.size() > MAX_SCHEMAS) {
            renamed.clear();
        }
        Schema schema = renamed.computeIfAbsent(row.schema(), original -> renamed(origin, original));
        Struct copy = new Struct(schema);
        for (Field field : row.schema().fields()) {
            copy.put(schema.fields().get(field.index()), row.getWithoutDefault(field.name()));
        }
        return copy;
    }

    /** @throws DataException when a mapped column meets another one of that name */
    private Schema renamed(TableName origin, Schema original) {
        SchemaBuilder builder = SchemaBuilder.struct().name(original.name());
        for (Field field : original.fields()) {
            builder.field(names.column(origin, field.name()), field.schema());
        }
        Set<String> distinct = builder.fields().stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (distinct.size() < original.fields().size()) {
            throw new DataException("With mapping.columns, table " + origin + " of the origin has two columns of one "
                    + "name: " + builder.fields().stream().map(Field::name).toList());
        }
        return original.isOptional() ? builder.optional().build() : builder.build();
    }
}
