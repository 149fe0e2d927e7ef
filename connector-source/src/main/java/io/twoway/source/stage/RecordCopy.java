package io.twoway.source.stage;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Copies parts of a record, for another one that differs in some fields. */
public final class RecordCopy {

    private RecordCopy() {}

    /** Returns a copy whose fields can be set; NULL stays NULL where the field has a default. */
    public static Struct of(Struct from) {
        Struct to = new Struct(from.schema());
        for (Field field : from.schema().fields()) {
            to.put(field, from.getWithoutDefault(field.name()));
        }
        return to;
    }
}
