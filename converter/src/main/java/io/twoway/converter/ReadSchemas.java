package io.twoway.converter;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;

/**
 * Schemas that were read last, found by the bytes that a message begins with; for several threads. No prefix is the beginning of
 * another, as each ends behind the brace that ends its schema. So of all prefixes in their order, only the last one that is not
 * greater than a message can be its beginning.
 */
final class ReadSchemas {

    /** A schema, and what reads its values behind its prefix. */
    static final class Read {

        private final byte[] prefix;
        private final Schema schema;
        private final PayloadReader values;

        // guarded by the schemas
        private long lastUse;

        Read(byte[] prefix, Schema schema, PayloadReader values) {
            this.prefix = prefix;
            this.schema = schema;
            this.values = values;
        }

        Schema schema() {
            return schema;
        }

        boolean begins(byte[] message) {
            return Prefix.begins(message, prefix);
        }

        Object valueOf(byte[] message) {
            JsonInput input = new JsonInput(message, prefix.length);
            Object value = values.read(input);
            input.take('}');
            if (!input.atEnd()) {
                throw new OtherShape("more behind the end");
            }
            return value;
        }
    }

    private final int capacity;
    private final TreeMap<byte[], Read> byPrefix = new TreeMap<>(Arrays::compare);
    private long uses;
    private volatile Read recent;

    ReadSchemas(int capacity) {
        this.capacity = capacity;
    }

    /** Returns the schema that a message begins with; null if it is not known. */
    Read of(byte[] message) {
        Read last = recent;
        return last != null && last.begins(message) ? last : find(message);
    }

    private synchronized Read find(byte[] message) {
        Map.Entry<byte[], Read> floor = byPrefix.floorEntry(message);
        if (floor == null || !floor.getValue().begins(message)) {
            return null;
        }
        use(floor.getValue());
        return floor.getValue();
    }

    /** The one before was used until now, however long ago it was looked up. */
    private void use(Read read) {
        if (recent != null) {
            recent.lastUse = ++uses;
        }
        read.lastUse = ++uses;
        recent = read;
    }

    synchronized void remember(Read read) {
        byPrefix.put(read.prefix, read);
        use(read);
        if (byPrefix.size() > capacity) {
            byPrefix.remove(
                    Collections.min(byPrefix.values(), Comparator.comparingLong((Read each) -> each.lastUse)).prefix);
        }
    }

    synchronized int size() {
        return byPrefix.size();
    }
}
