package io.twoway.sink.plan;

import io.twoway.sink.decode.RowStep;
import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Estimates the bytes of the heap that a row takes while it waits and while it is applied. Cheap rather than exact: it
 * looks at the length of each text and each binary string, and takes everything else for one size.
 */
final class HeldBytes {

    /** The change, where it comes from, and its places in the lists and maps of a batch. */
    private static final int ROW = 512;

    /** A value as an object in the record and as another one in the row image. */
    private static final int FIELD = 48;

    private HeldBytes() {}

    static long of(RowStep step) {
        if (step instanceof RowStep.Updated updated) {
            return ROW + of(updated.before()) + of(updated.after());
        }
        return ROW + of(imageOf(step));
    }

    static long of(Struct row) {
        long bytes = 0;
        for (Field field : row.schema().fields()) {
            Object value = row.get(field);
            bytes += FIELD + (value instanceof Struct geometry ? of(geometry) : lengthOf(value, 0));
        }
        return bytes;
    }

    /** Every step but an update has one row. */
    private static Struct imageOf(RowStep step) {
        return step.beforeRow().or(step::afterRow).orElseThrow();
    }

    /** Returns the length of a text or a binary string, 0 for NULL, and {@code other} for every other value of one size. */
    static long lengthOf(Object value, long other) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof ByteBuffer buffer) {
            return buffer.remaining();
        }
        return value == null ? 0 : other;
    }
}
