package io.twoway.source.stream;

import io.twoway.event.RowEvent;
import io.twoway.source.filter.RowMove;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.RecordCopy;
import org.apache.kafka.connect.data.Struct;

/**
 * Tells the peer of a row that moves into or out of the filter. An UPDATE that brings a row in is an INSERT there, and one that
 * takes it out a DELETE; of a changed key only the half that the peer has is left, and knows no other half.
 */
final class MovedRow {

    private MovedRow() {}

    static void tell(PassingEvent passing, RowMove move) {
        boolean isHalfOfPeer =
                move == RowMove.ENTERING ? KeyChangePairs.isSecondHalf(passing) : KeyChangePairs.isFirstHalf(passing);
        if (move == RowMove.INSIDE) {
            return;
        }
        if (move == RowMove.OUTSIDE || (rowOf(passing).changesKey() && !isHalfOfPeer)) {
            passing.keep();
        } else if (isHalfOfPeer) {
            passing.headers().remove(RowEvent.OLD_KEY_HEADER);
            passing.headers().remove(RowEvent.NEW_KEY_HEADER);
        } else if (move == RowMove.ENTERING) {
            change(passing, "c", "before");
        } else {
            change(passing, "d", "after");
        }
    }

    private static void change(PassingEvent passing, String operation, String missing) {
        Struct value =
                RecordCopy.of(rowOf(passing).envelope()).put("op", operation).put(missing, null);
        passing.tell(RecordCopy.with(value, passing.polled()));
    }

    private static RowEvent rowOf(PassingEvent passing) {
        return (RowEvent) passing.event();
    }
}
