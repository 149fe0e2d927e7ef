package io.twoway.source.statement;

import io.twoway.contract.OriginSession;
import io.twoway.contract.Stamp;
import io.twoway.event.CapturedEvent;
import io.twoway.event.SchemaChange;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Makes one record of a statement that Debezium reports in parts: the first has all of it, so that the peer runs it whole or
 * not at all, in the database, session and transaction it was run in.
 */
public final class WholeStatements {

    /** Key of Debezium's offset, there only between the begin and the end of a transaction. */
    private static final String TRANSACTION = "transaction_id";

    private static final String WHY_COPY =
            "it made a table like a temporary one, whose definition only its session had: the"
                    + " session has another binlog_format than ROW. Make the table here as it is at the origin (SHOW CREATE TABLE"
                    + " there), with sql_log_bin = 0";

    private WholeStatements() {}

    /** Returns the event of a record, which is changed in place where it is a statement; empty for a further part of one. */
    public static Optional<CapturedEvent> read(SourceRecord record) {
        CapturedEvent event = CapturedEvent.of(record);
        if (!(event instanceof SchemaChange change)) {
            return Optional.of(event);
        }
        Optional<StatementLabel> label = StatementLabel.of(change.statement());
        if (label.filter(found -> found.part() > 1).isPresent()) {
            return Optional.empty();
        }
        String labelled = StatementLabel.removedFrom(change.statement());
        Struct value = ((Struct) record.value()).put("ddl", SessionLabel.removedFrom(labelled));
        label.ifPresent(found -> value.put("databaseName", found.database()));
        SessionLabel.of(labelled).ifPresent(session -> write(session, record.headers()));
        Optional.ofNullable(record.sourceOffset().get(TRANSACTION))
                .ifPresent(id -> record.headers().addString(Stamp.STATEMENT_TRANSACTION_HEADER, id.toString()));
        return Optional.of(CapturedEvent.of(record));
    }

    private static void write(OriginSession session, Headers headers) {
        Stamp.writeSession(session.without(OriginSession.COPIES_TEMPORARY), headers);
        if (session.value(OriginSession.COPIES_TEMPORARY).isPresent()) {
            headers.addString(Stamp.REFUSED_HEADER, WHY_COPY);
        }
    }
}
