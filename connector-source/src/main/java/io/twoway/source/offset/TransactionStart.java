package io.twoway.source.offset;

import java.util.HashMap;
import java.util.Map;

/**
 * Moves a stored offset back to the start of the transaction it points into.
 *
 * <p>All events of a transaction are stored with the position of its BEGIN; how far reading had come inside it stands in
 * further keys. Without those Debezium sends the transaction again from its first row, which is what the filter needs to
 * recognise a sink's transaction, and what the sink drops by its watermark.
 */
public final class TransactionStart {

    private static final String SNAPSHOT = "snapshot";
    private static final String EVENTS_READ = "event";
    private static final String ROWS_READ = "row";
    private static final String TRANSACTION = "transaction_id";
    private static final String COUNTERS = "transaction_data_collection_order_";

    private TransactionStart() {}

    /** Returns the offset to resume at. An offset inside a snapshot has no transaction and is kept. */
    public static Map<String, Object> of(Map<String, Object> stored) {
        Map<String, Object> start = new HashMap<>(stored);
        if (!stored.containsKey(SNAPSHOT)) {
            start.keySet().removeIf(TransactionStart::isInsideTransaction);
        }
        return start;
    }

    private static boolean isInsideTransaction(String key) {
        return key.equals(EVENTS_READ) || key.equals(ROWS_READ) || key.equals(TRANSACTION) || key.startsWith(COUNTERS);
    }
}
