package io.twoway.source.added;

import io.twoway.event.CapturedEvent;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.offset.StatementPlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The part of the binlog that is read a second time after a restart inside the load of an added table, to learn again which
 * of its rows changed. It was sent before.
 */
public final class Replay {

    // Mutable state
    private Optional<BinlogPoint> end = Optional.empty();
    private Optional<String> transaction = Optional.empty();
    private boolean isTransactionSent;

    /** Reads from {@code start} on, and sends from the stored offset on; returns the offset to read from. */
    public Map<String, Object> from(Map<String, Object> start, Map<String, Object> stored) {
        end = Optional.of(new BinlogPoint(
                String.valueOf(stored.get("file")),
                ((Number) stored.get("pos")).longValue(),
                Objects.toString(stored.get("gtids"), "")));
        return new HashMap<>(start);
    }

    /** Returns whether an event lies before the stored offset. */
    public boolean isSent(SourceRecord record, CapturedEvent event) {
        if (end.isEmpty()) {
            return false;
        }
        Optional<String> at = event.transaction().or(() -> placeOf(record));
        if (at.isEmpty()) {
            return true; // a heartbeat
        }
        if (!at.equals(transaction)) {
            transaction = at;
            isTransactionSent = end.get().covers(at.get());
        }
        if (!isTransactionSent
                && end.get().isReadIn(Objects.toString(record.sourceOffset().get("gtids"), ""))) {
            end = Optional.empty();
        }
        return isTransactionSent;
    }

    private static Optional<String> placeOf(SourceRecord record) {
        Struct value = (Struct) record.value();
        return value.schema().field("source") == null
                ? Optional.empty()
                : Optional.of(StatementPlace.of(value.getStruct("source")));
    }
}
