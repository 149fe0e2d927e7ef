package io.twoway.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** The bytes that MySQL stores for values which Debezium writes in another form. */
public final class StoredBytes {

    private StoredBytes() {}

    /** Returns the bytes of a value of Connect's type BYTES, which has two classes. */
    public static byte[] of(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }

    /** Returns a BIT's bytes, highest first: Debezium writes the lowest first. */
    public static byte[] ofBits(Object value) {
        byte[] lowestFirst = of(value);
        byte[] highestFirst = new byte[lowestFirst.length];
        for (int i = 0; i < lowestFirst.length; i++) {
            highestFirst[i] = lowestFirst[lowestFirst.length - 1 - i];
        }
        return highestFirst;
    }

    /** Returns a geometry: the number of its reference system, then its well-known form. */
    public static byte[] ofGeometry(Struct value) {
        byte[] wkb = of(value.get("wkb"));
        Integer srid = value.getInt32("srid");
        return ByteBuffer.allocate(Integer.BYTES + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(srid == null ? 0 : srid)
                .put(wkb)
                .array();
    }

    /** Returns a VECTOR, whose numbers are of type Float. */
    public static byte[] ofVector(List<?> numbers) {
        ByteBuffer stored = ByteBuffer.allocate(numbers.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.forEach(number -> stored.putFloat((Float) number));
        return stored.array();
    }
}
