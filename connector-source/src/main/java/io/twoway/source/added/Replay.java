package io.twoway.source.added;

import io.twoway.event.CapturedEvent;
import io.twoway.offset.AddState;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.offset.StatementPlace;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The part of the binlog that is read a second time after a restart inside the load of an added table, to learn again which
 * of its rows changed. It was sent before.
 */
public final class Replay implements Stage {

    // Mutable state
    private Optional<BinlogPoint> end = Optional.empty();
    private Optional<String> transaction = Optional.empty();
    private boolean isTransactionSent;

    /**
     * Returns where to read from.
     *
     * @param stored the offset that was stored: what lies behind it is sent
     * @param start where Debezium is to resume otherwise
     */
    public Map<String, Object> resumedAt(Map<String, Object> stored, Map<String, Object> start) {
        Optional<AddState> loading = AddState.in(stored).filter(AddState::isLoading);
        end = loading.map(state -> BinlogPoint.of(start));
        return loading.<Map<String, Object>>map(
                        state -> new HashMap<>(state.current().start()))
                .orElse(start);
    }

    @Override
    public void take(PassingEvent passing) {
        if (isSent(passing.polled(), passing.event())) {
            passing.end();
        }
    }

    /** Returns whether an event lies before the stored offset. */
    private boolean isSent(SourceRecord record, CapturedEvent event) {
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
        if (!isTransactionSent && end.get().isReadIn(BinlogPoint.gtidsIn(record.sourceOffset()))) {
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
