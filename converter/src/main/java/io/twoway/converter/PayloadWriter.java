package io.twoway.converter;

import org.apache.kafka.connect.data.Schema;

/** Writer of the values of one schema. What it cannot write it does not begin to explain: JsonConverter does. */
final class PayloadWriter {

    private static final byte[] NULL = JsonOutput.ascii("null");

    /** A way to write a value that is not null. */
    interface Form {
        void write(Object value, JsonOutput output);
    }

    private final Form form;
    private final boolean optional;
    private final Object forNull;

    PayloadWriter(Schema schema, Conversion conversion, Form form) {
        this.form = form;
        this.optional = schema.isOptional();
        this.forNull = conversion.defaultsForNull() ? schema.defaultValue() : null;
    }

    void write(Object value, JsonOutput output) {
        if (value != null) {
            form.write(value, output);
        } else if (forNull != null) {
            form.write(forNull, output);
        } else if (optional) {
            output.raw(NULL);
        } else {
            throw new OtherShape("null");
        }
    }
}
