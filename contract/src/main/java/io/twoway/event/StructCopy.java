package io.twoway.event;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** A copy of a struct, to be changed: what it holds may be part of several records. */
public final class StructCopy {

    private StructCopy() {}

    /** Copies the values of all fields; NULL stays NULL where the field has a default. */
    public static Struct of(Struct from) {
        Struct to = new Struct(from.schema());
        for (Field field : from.schema().fields()) {
            to.put(field, from.getWithoutDefault(field.name()));
        }
        return to;
    }
}
