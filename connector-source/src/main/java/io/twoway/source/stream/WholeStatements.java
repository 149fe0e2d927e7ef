package io.twoway.source.stream;

import io.twoway.event.CapturedEvent;
import io.twoway.event.SchemaChange;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Makes one record of a statement that Debezium reports in parts: the first has all of it, so that the peer runs it whole or
 * not at all, in the database it was run in.
 */
final class WholeStatements {

    private WholeStatements() {}

    /** Returns the event of a record, which is changed in place where it is a statement; empty for a further part of one. */
    static Optional<CapturedEvent> read(SourceRecord record) {
        CapturedEvent event = CapturedEvent.of(record);
        if (!(event instanceof SchemaChange change)) {
            return Optional.of(event);
        }
        Optional<StatementLabel> label = StatementLabel.of(change.statement());
        if (label.isEmpty()) {
            return Optional.of(event);
        }
        if (label.get().part() > 1) {
            return Optional.empty();
        }
        ((Struct) record.value())
                .put("ddl", StatementLabel.removedFrom(change.statement()))
                .put("databaseName", label.get().database());
        return Optional.of(CapturedEvent.of(record));
    }
}
