package io.twoway.source.added;

import org.apache.kafka.connect.data.Struct;

/**
 * Key and value of a record that does not come from the binlog.
 *
 * @param key as Debezium would make it
 * @param value Debezium's envelope, or its schema change
 */
public record Payload(Struct key, Struct value) {}
