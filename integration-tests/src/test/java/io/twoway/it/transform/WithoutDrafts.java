package io.twoway.it.transform;

import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;

/** Drops rows whose column {@code state} is {@code draft}. */
public final class WithoutDrafts<R extends ConnectRecord<R>> extends RowTransform<R> {

    @Override
    R applyToRow(R record, Struct envelope) {
        Struct row = Optional.ofNullable(envelope.getStruct("after")).orElseGet(() -> envelope.getStruct("before"));
        boolean isDraft = row != null && row.schema().field("state") != null && "draft".equals(row.get("state"));
        return isDraft ? null : record;
    }
}
