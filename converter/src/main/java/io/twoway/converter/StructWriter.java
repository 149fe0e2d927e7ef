package io.twoway.converter;

import java.util.List;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Writer of Structs: names of fields are bytes already, with what stands around them. */
final class StructWriter implements PayloadWriter.Form {

    private final Schema schema;
    private final Field[] fields;
    private final byte[][] names;
    private final PayloadWriter[] values;

    /** Whether a field's default must be told from its value. */
    private final boolean[] bare;

    // Mutable state: the object that stood for the schema last. Who makes his schemas anew would have each compared
    // deeply
    private volatile Schema recent;

    StructWriter(Schema schema, PayloadWriters writers, Conversion conversion) {
        List<Field> fieldList = schema.fields();
        this.schema = schema;
        this.recent = schema;
        this.fields = fieldList.toArray(Field[]::new);
        this.names = names(fieldList);
        this.values =
                fieldList.stream().map(field -> writers.of(field.schema())).toArray(PayloadWriter[]::new);
        this.bare = new boolean[fields.length];
        for (int i = 0; i < fields.length; i++) {
            bare[i] = fields[i].schema().defaultValue() != null && !conversion.defaultsForNull();
        }
    }

    /** Returns each name in quotes, between what ends the field before it and what begins its value. */
    static byte[][] names(List<Field> fields) {
        byte[][] names = new byte[fields.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = JsonOutput.named(i == 0 ? '{' : ',', fields.get(i).name());
        }
        return names;
    }

    private void requireSame(Schema given) {
        if (given == recent) {
            return;
        }
        if (!given.equals(schema)) {
            throw new OtherShape("Struct of another schema");
        }
        if (given instanceof ConnectSchema) { // a builder may become another schema
            recent = given;
        }
    }

    @Override
    public void write(Object value, JsonOutput output) {
        Struct struct = (Struct) value;
        requireSame(struct.schema());
        if (fields.length == 0) {
            output.raw('{');
        }
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            output.raw(names[i]);
            // by the place is quicker than by the name, and gives the default where there is nothing
            values[i].write(bare[i] ? struct.getWithoutDefault(field.name()) : struct.get(field), output);
        }
        output.raw('}');
    }
}
