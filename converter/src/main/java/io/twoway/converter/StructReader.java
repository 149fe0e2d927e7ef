package io.twoway.converter;

import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Reader of Structs whose fields are all there, in the order of the schema. */
final class StructReader implements PayloadReader.Form {

    private final Schema schema;
    private final Field[] fields;
    private final byte[][] names;
    private final PayloadReader[] values;

    StructReader(Schema schema, PayloadReaders readers) {
        List<Field> fieldList = schema.fields();
        this.schema = schema;
        this.fields = fieldList.toArray(Field[]::new);
        fieldList.forEach(field -> JsonInput.requireReadable(field.name()));
        this.names = StructWriter.names(fieldList);
        this.values =
                fieldList.stream().map(field -> readers.of(field.schema())).toArray(PayloadReader[]::new);
    }

    @Override
    public Object read(JsonInput input) {
        Struct struct = new Struct(schema);
        if (fields.length == 0) {
            input.take('{');
        }
        for (int i = 0; i < fields.length; i++) {
            input.take(names[i]);
            Object value = values[i].read(input);
            if (value != null) {
                struct.put(fields[i], value);
            } else if (!fields[i].schema().isOptional()) {
                throw new OtherShape("null"); // and an optional field is null until it is put
            }
        }
        input.take('}');
        return struct;
    }
}
