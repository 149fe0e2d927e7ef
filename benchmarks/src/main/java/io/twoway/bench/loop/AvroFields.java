package io.twoway.bench.loop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the fields of Avro's records, whose classes are those of another class loader. */
final class AvroFields {

    private final MethodHandle schema;
    private final MethodHandle fields;
    private final MethodHandle name;
    private final MethodHandle value;

    // Mutable state
    private final Map<Object, List<String>> names = new HashMap<>();

    private AvroFields(MethodHandle schema, MethodHandle fields, MethodHandle name, MethodHandle value) {
        this.schema = schema;
        this.fields = fields;
        this.name = name;
        this.value = value;
    }

    static AvroFields of(ClassLoader classes) throws ReflectiveOperationException {
        Class<?> record = classes.loadClass("org.apache.avro.generic.IndexedRecord");
        Class<?> schema = classes.loadClass("org.apache.avro.Schema");
        Class<?> field = classes.loadClass("org.apache.avro.Schema$Field");
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodType getter = MethodType.genericMethodType(1);
        return new AvroFields(
                lookup.findVirtual(record, "getSchema", MethodType.methodType(schema))
                        .asType(getter),
                lookup.findVirtual(schema, "getFields", MethodType.methodType(List.class))
                        .asType(getter),
                lookup.findVirtual(field, "name", MethodType.methodType(String.class))
                        .asType(getter),
                lookup.findVirtual(record, "get", MethodType.methodType(Object.class, int.class))
                        .asType(MethodType.methodType(Object.class, Object.class, int.class)));
    }

    /** Returns the values of a record by the names of its fields. */
    Map<String, Object> of(Object record) {
        Map<String, Object> all = new LinkedHashMap<>();
        List<String> columns = names.computeIfAbsent(get(schema, record), this::names);
        for (int i = 0; i < columns.size(); i++) {
            all.put(columns.get(i), plain(valueAt(record, i)));
        }
        return all;
    }

    private List<String> names(Object ofSchema) {
        List<String> all = new ArrayList<>();
        ((List<?>) get(fields, ofSchema)).forEach(field -> all.add((String) get(name, field)));
        return List.copyOf(all);
    }

    /** Avro has a class of its own for texts. */
    private static Object plain(Object value) {
        return value instanceof CharSequence ? value.toString() : value;
    }

    private Object valueAt(Object record, int index) {
        try {
            return (Object) value.invokeExact(record, index);
        } catch (Throwable e) { // what a handle is declared to throw
            throw new IllegalStateException(e);
        }
    }

    private static Object get(MethodHandle getter, Object from) {
        try {
            return (Object) getter.invokeExact(from);
        } catch (Throwable e) { // what a handle is declared to throw
            throw new IllegalStateException(e);
        }
    }
}
