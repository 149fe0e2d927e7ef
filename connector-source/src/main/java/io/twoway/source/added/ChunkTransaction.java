package io.twoway.source.added;

import io.twoway.source.stage.RecordCopy;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes a transaction of loaded rows: its name has the form of a GTID, so that the sink applies it whole, and once. */
final class ChunkTransaction {

    private static final String BLOCK = "transaction";
    private static final String ID = "id";

    private final String id;

    // Mutable state
    private long order;

    ChunkTransaction(String id) {
        this.id = id;
    }

    /** Gives a row its place in the transaction. */
    Payload next(Payload row) {
        order++;
        Struct block = new Struct(row.value().schema().field(BLOCK).schema())
                .put(ID, id)
                .put("total_order", order);
        if (block.schema().field("data_collection_order") != null) {
            block.put("data_collection_order", order);
        }
        row.value().put(BLOCK, block);
        return row;
    }

    /** Returns the end of this transaction, made after that of another one; empty without rows. */
    Optional<SourceRecord> end(SourceRecord other) {
        if (order == 0) {
            return Optional.empty();
        }
        Struct value = RecordCopy.of((Struct) other.value()).put(ID, id);
        if (value.schema().field("event_count") != null) {
            value.put("event_count", order);
        }
        if (value.schema().field("data_collections") != null) {
            value.put("data_collections", null);
        }
        Struct key = RecordCopy.of((Struct) other.key()).put(ID, id);
        return Optional.of(new Payload(key, value).at(other));
    }
}
