package io.twoway.converter;

import org.apache.kafka.connect.data.Schema;

/** Reader of the values of one schema. */
final class PayloadReader {

    /** A way to read a value that is not null. */
    interface Form {
        Object read(JsonInput input);
    }

    private final Form form;
    private final boolean optional;
    private final Object forNull;

    PayloadReader(Schema schema, Conversion conversion, Form form) {
        this.form = form;
        this.optional = schema.isOptional();
        this.forNull = conversion.defaultsForNull() ? schema.defaultValue() : null;
    }

    Object read(JsonInput input) {
        if (!input.tookNull()) {
            return form.read(input);
        }
        if (forNull == null && !optional) {
            throw new OtherShape("null");
        }
        return forNull;
    }
}
