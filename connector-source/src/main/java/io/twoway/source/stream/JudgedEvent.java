package io.twoway.source.stream;

import io.twoway.event.RowEvent;
import io.twoway.source.filter.RowMove;
import io.twoway.source.stage.RecordCopy;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A polled event with the row filter's verdict on where its row moves.
 *
 * @param polled as Debezium made it
 * @param move which way its row went; {@link RowMove#INSIDE} for everything that is not filtered
 */
record JudgedEvent(PolledEvent polled, RowMove move) {

    /**
     * Returns what the peer is to be told. An UPDATE that brings a row into the filter is an INSERT there, and one that takes
     * it out a DELETE; of a changed key only the half that the peer has is left, and knows no other half.
     */
    Optional<SourceRecord> sent() {
        return switch (move) {
            case INSIDE -> Optional.of(polled.record());
            case ENTERING -> KeyChangePairs.isFirstHalf(polled) ? Optional.empty() : Optional.of(arrival());
            case LEAVING -> KeyChangePairs.isSecondHalf(polled) ? Optional.empty() : Optional.of(departure());
            case OUTSIDE -> Optional.empty();
        };
    }

    private SourceRecord arrival() {
        return KeyChangePairs.isSecondHalf(polled) ? alone() : changedTo("c", "before");
    }

    private SourceRecord departure() {
        return KeyChangePairs.isFirstHalf(polled) ? alone() : changedTo("d", "after");
    }

    private SourceRecord alone() {
        Headers headers = polled.record().headers();
        headers.remove(RowEvent.OLD_KEY_HEADER);
        headers.remove(RowEvent.NEW_KEY_HEADER);
        return polled.record();
    }

    private SourceRecord changedTo(String operation, String missing) {
        SourceRecord record = polled.record();
        Struct value =
                RecordCopy.of((Struct) record.value()).put("op", operation).put(missing, null);
        return RecordCopy.with(value, record);
    }
}
