package io.twoway.it.transform;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;

/** Hides the column {@code email} of every table that has one. */
public final class MaskedEmail<R extends ConnectRecord<R>> extends RowTransform<R> {

    @Override
    R applyToRow(R record, Struct envelope) {
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                withImages(envelope, MaskedEmail::masked),
                record.timestamp());
    }

    private static Struct masked(Struct row) {
        Struct copy = new Struct(row.schema());
        row.schema()
                .fields()
                .forEach(field -> copy.put(field, field.name().equals("email") ? "masked" : row.get(field)));
        return copy;
    }
}
