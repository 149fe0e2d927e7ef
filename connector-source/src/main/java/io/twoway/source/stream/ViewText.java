package io.twoway.source.stream;

import io.twoway.event.CapturedEvent;
import io.twoway.event.SchemaChange;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Gives CREATE VIEW and ALTER VIEW back their verb: Debezium's parser reports such a statement from ALGORITHM on. */
final class ViewText {

    private static final Pattern WITHOUT_VERB = Pattern.compile(
            "^(?:ALGORITHM\\s*=|DEFINER\\s*=|SQL\\s+SECURITY\\s|VIEW\\s).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ViewText() {}

    /** Returns the event of a record whose statement is whole; where it was not, the record is changed in place. */
    static CapturedEvent repaired(SourceRecord record) {
        CapturedEvent event = CapturedEvent.of(record);
        if (!(event instanceof SchemaChange change)
                || !WITHOUT_VERB.matcher(change.statement()).matches()) {
            return event;
        }
        ((Struct) record.value()).put("ddl", "CREATE OR REPLACE " + change.statement());
        return CapturedEvent.of(record);
    }
}
