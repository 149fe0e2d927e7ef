package io.twoway.it.faults;

import java.util.Map;

/** Rows of one large value, and what the records that carry them need. */
final class LargeRows {

    static final int TEXT_LENGTH = 16 << 20;

    /** JsonConverter reads no string of more than 20,000,000 letters, and writes bytes in base64. */
    static final int BLOB_LENGTH = 14 << 20;

    /** As docs/operations.md says: an update carries the row twice. */
    static final Map<String, String> SOURCE = Map.of(
            "producer.override.max.request.size", "50331648",
            "producer.override.buffer.memory", "50331648",
            "producer.override.batch.size", "524288",
            "producer.override.linger.ms", "5",
            "producer.override.compression.type", "lz4",
            "topic.creation.default.max.message.bytes", "50331648");

    private static final String TEXT = "REPEAT(HEX(RANDOM_BYTES(512)), " + TEXT_LENGTH / 1024 + ")";
    private static final String BLOB = "REPEAT(RANDOM_BYTES(1024), " + BLOB_LENGTH / 1024 + ")";

    private LargeRows() {}

    static String insertText(String table, int id) {
        return "INSERT INTO " + table + " VALUES (" + id + ", " + TEXT + ")";
    }

    static String insertBlob(String table, int id) {
        return "INSERT INTO " + table + " VALUES (" + id + ", " + BLOB + ")";
    }

    static String changeText(String table, int id) {
        return "UPDATE " + table + " SET v = " + TEXT + " WHERE id = " + id;
    }

    static String changeBlob(String table, int id) {
        return "UPDATE " + table + " SET v = " + BLOB + " WHERE id = " + id;
    }
}
