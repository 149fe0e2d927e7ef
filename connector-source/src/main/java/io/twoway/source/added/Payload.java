package io.twoway.source.added;

import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Key and value of a record that does not come from the binlog.
 *
 * @param key as Debezium would make it
 * @param value Debezium's envelope, or its schema change
 */
public record Payload(Struct key, Struct value) {

    /** Returns the record that stands where another one does. */
    SourceRecord at(SourceRecord place) {
        return new SourceRecord(
                place.sourcePartition(),
                place.sourceOffset(),
                place.topic(),
                null,
                key.schema(),
                key,
                value.schema(),
                value);
    }
}
