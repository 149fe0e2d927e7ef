package io.twoway.source.stage;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Copies records and parts of them, for others that differ in something. */
public final class RecordCopy {

    private RecordCopy() {}

    /** Returns the record with another value. */
    public static SourceRecord with(Struct value, SourceRecord record) {
        return with(value, record, record.headers());
    }

    /** Returns the record with another value and other headers. */
    public static SourceRecord with(Struct value, SourceRecord record, Headers headers) {
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                value.schema(),
                value,
                record.timestamp(),
                headers);
    }

    /** Returns a copy whose fields can be set; NULL stays NULL where the field has a default. */
    public static Struct of(Struct from) {
        Struct to = new Struct(from.schema());
        for (Field field : from.schema().fields()) {
            to.put(field, from.getWithoutDefault(field.name()));
        }
        return to;
    }
}
