package io.twoway.source.stream;

import io.twoway.contract.Stamp;
import io.twoway.event.CapturedEvent;
import io.twoway.event.SchemaChange;
import java.util.Map;
import org.apache.kafka.connect.header.Headers;

/**
 * Numbers the schema changes of one binlog event: Debezium makes two records of a RENAME TABLE of two tables, at one
 * position, and the sink could not tell the second from a repeat of the first.
 */
final class StatementNumbers {

    /** What Debezium's offset has only between the begin and the end of a transaction. */
    private static final String TRANSACTION = "transaction_id";

    // Mutable state
    private Map<String, ?> lastOffset = Map.of();
    private int number;

    /** Writes the number into the headers of a schema change, and the transaction that it stands in, if it does. */
    void stamp(CapturedEvent event, Map<String, ?> offset, Headers headers) {
        if (!(event instanceof SchemaChange)) {
            return;
        }
        number = offset.equals(lastOffset) ? number + 1 : 1;
        lastOffset = offset;
        headers.remove(Stamp.STATEMENT_HEADER);
        headers.addString(Stamp.STATEMENT_HEADER, String.valueOf(number));
        headers.remove(Stamp.STATEMENT_TRANSACTION_HEADER);
        Object transaction = offset.get(TRANSACTION);
        if (transaction != null) {
            headers.addString(Stamp.STATEMENT_TRANSACTION_HEADER, transaction.toString());
        }
    }
}
