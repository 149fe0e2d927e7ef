package io.twoway.sink.prepared;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * Writes schemas: types, names and parameters, which are what reading a value depends on. Defaults are left out, so that NULL
 * stays NULL.
 */
final class SchemaBytes {

    private SchemaBytes() {}

    static void write(Schema schema, DataOutputStream out) throws IOException {
        out.writeUTF(schema.type().name());
        out.writeBoolean(schema.isOptional());
        ValueBytes.writeText(schema.name(), out);
        Map<String, String> parameters = schema.parameters() == null ? Map.of() : schema.parameters();
        out.writeInt(parameters.size());
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            ValueBytes.writeText(parameter.getKey(), out);
            ValueBytes.writeText(parameter.getValue(), out);
        }
        switch (schema.type()) {
            case STRUCT -> writeFields(schema, out);
            case ARRAY -> write(schema.valueSchema(), out);
            case MAP -> {
                write(schema.keySchema(), out);
                write(schema.valueSchema(), out);
            }
            case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, BOOLEAN, STRING, BYTES -> {}
        }
    }

    private static void writeFields(Schema schema, DataOutputStream out) throws IOException {
        out.writeInt(schema.fields().size());
        for (Field field : schema.fields()) {
            ValueBytes.writeText(field.name(), out);
            write(field.schema(), out);
        }
    }

    static Schema read(DataInputStream in) throws IOException {
        Schema.Type type = Schema.Type.valueOf(in.readUTF());
        boolean optional = in.readBoolean();
        String name = ValueBytes.readText(in);
        Map<String, String> parameters = readParameters(in);
        SchemaBuilder builder = builder(type, in).name(name).parameters(parameters);
        return optional ? builder.optional().build() : builder.build();
    }

    private static Map<String, String> readParameters(DataInputStream in) throws IOException {
        Map<String, String> parameters = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            parameters.put(ValueBytes.readText(in), ValueBytes.readText(in));
        }
        return parameters;
    }

    private static SchemaBuilder builder(Schema.Type type, DataInputStream in) throws IOException {
        return switch (type) {
            case STRUCT -> readFields(in);
            case ARRAY -> SchemaBuilder.array(read(in));
            case MAP -> SchemaBuilder.map(read(in), read(in));
            case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, BOOLEAN, STRING, BYTES -> new SchemaBuilder(type);
        };
    }

    private static SchemaBuilder readFields(DataInputStream in) throws IOException {
        SchemaBuilder struct = SchemaBuilder.struct();
        for (int left = in.readInt(); left > 0; left--) {
            struct.field(ValueBytes.readText(in), read(in));
        }
        return struct;
    }
}
