package io.twoway.source.stream;

import io.twoway.source.stage.RecordCopy;
import java.util.IdentityHashMap;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Takes the defaults off nullable columns: the JSON and Avro converters write the default in the place of a NULL unless
 * they are told not to, and a user may not even see the worker's converter settings. Other columns keep their default,
 * which a schema registry needs to accept an added column.
 */
final class NullKeeper {

    /** More schemas than a user has tables: after that many changed tables the memory starts anew. */
    private static final int MAX_SCHEMAS = 10_000;

    // Mutable state; by identity, because comparing two schemas costs more than copying the row
    private final IdentityHashMap<Schema, Schema> kept = new IdentityHashMap<>();

    /** Returns the record, with a value schema in which no nullable column has a default. */
    SourceRecord keepNulls(SourceRecord record) {
        if (!(record.value() instanceof Struct value) || value.schema().field("op") == null) {
            return record;
        }
        Schema schema = schemaFor(value.schema());
        if (schema == value.schema()) {
            return record;
        }
        return RecordCopy.with(copied(value, schema), record);
    }

    private Schema schemaFor(Schema schema) {
        if (kept.size() > MAX_SCHEMAS) {
            kept.clear();
        }
        return kept.computeIfAbsent(schema, NullKeeper::withoutDefaults);
    }

    private static Schema withoutDefaults(Schema schema) {
        SchemaBuilder builder = like(schema, SchemaBuilder.struct());
        boolean changed = false;
        for (Field field : schema.fields()) {
            Schema stripped = isRow(field) ? withoutDefaults(field.schema()) : withoutDefault(field.schema());
            builder.field(field.name(), stripped);
            changed |= stripped != field.schema();
        }
        return changed ? builder.build() : schema;
    }

    private static Schema withoutDefault(Schema schema) {
        if (!schema.isOptional() || schema.defaultValue() == null) {
            return schema;
        }
        return new ConnectSchema(
                schema.type(),
                true,
                null,
                schema.name(),
                schema.version(),
                schema.doc(),
                schema.parameters(),
                null,
                null,
                null);
    }

    private static SchemaBuilder like(Schema schema, SchemaBuilder builder) {
        builder.name(schema.name()).version(schema.version()).doc(schema.doc());
        if (schema.parameters() != null) {
            builder.parameters(schema.parameters());
        }
        return schema.isOptional() ? builder.optional() : builder;
    }

    private static boolean isRow(Field field) {
        return field.schema().type() == Schema.Type.STRUCT
                && (field.name().equals("before") || field.name().equals("after"));
    }

    private static Struct copied(Struct from, Schema schema) {
        Struct to = new Struct(schema);
        for (Field field : schema.fields()) {
            Object value = from.getWithoutDefault(field.name());
            boolean row = isRow(field) && value != null;
            to.put(field, row ? copied((Struct) value, field.schema()) : value);
        }
        return to;
    }
}
