package io.twoway.converter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/** Schemas that were written last, each with its bytes; for several threads. */
final class WrittenSchemas {

    /** A schema as it is written: what stands before each value, and what writes the value. */
    static final class Written {

        private final byte[] prefix;
        private final PayloadWriter values;

        Written(byte[] prefix, PayloadWriter values) {
            this.prefix = prefix;
            this.values = values;
        }

        byte[] messageOf(Object value, JsonOutput output) {
            values.write(value, output);
            return output.between(prefix, '}');
        }
    }

    /** The schema that was asked for last: mostly it is the next one too. */
    private record Recent(Schema schema, Written written) {}

    private final int capacity;
    private final Map<Schema, Written> known = new LinkedHashMap<>(16, 0.75f, true);
    private volatile Recent recent;

    WrittenSchemas(int capacity) {
        this.capacity = capacity;
    }

    /** Returns how a schema is written; null if it is not known. */
    Written of(Schema schema) {
        Recent last = recent;
        return last != null && last.schema == schema ? last.written : find(schema);
    }

    private synchronized Written find(Schema schema) {
        Written written = known.get(schema);
        if (written != null) {
            recent = new Recent(schema, written);
        }
        return written;
    }

    synchronized void remember(Schema schema, Written written) {
        known.put(schema, written);
        if (known.size() > capacity) {
            known.remove(known.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return known.size();
    }
}
