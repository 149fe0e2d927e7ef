package io.twoway.cli.kafka;

import io.twoway.contract.Stamp;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Tells heartbeats from other records of a stream, whatever converter has written them. A heartbeat is a time and nothing
 * else: binary converters make some 15 bytes of it, and JSON with its schema some 200 that have the schema's name. Everything
 * else has a transaction, or the description of a place in the binlog, which is longer.
 */
final class Heartbeat {

    private static final String SCHEMA = "io.debezium.connector.common.Heartbeat";
    private static final int LONGEST_BARE = 64;
    private static final int LONGEST_WITH_SCHEMA = 1024;

    private Heartbeat() {}

    /** Returns whether a record of a stream is a heartbeat. */
    static boolean is(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null || record.headers().lastHeader(Stamp.TRANSACTION_HEADER) != null) {
            return false;
        }
        return value.length <= LONGEST_BARE
                || (value.length <= LONGEST_WITH_SCHEMA
                        && new String(value, StandardCharsets.ISO_8859_1).contains(SCHEMA));
    }
}
